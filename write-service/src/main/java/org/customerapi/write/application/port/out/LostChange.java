package org.customerapi.write.application.port.out;

import java.util.UUID;

/**
 * A change that the topic tells of and the database does not have.
 *
 * @param sequence the customer's version after it
 * @param version the customer's version in the database; 0 when it is not there
 */
public record LostChange(UUID customerId, long sequence, long version) {}

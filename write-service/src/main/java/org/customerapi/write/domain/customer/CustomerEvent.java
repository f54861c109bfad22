package org.customerapi.write.domain.customer;

import java.util.List;

/**
 * A change that was decided.
 *
 * @param customer the customer after it
 * @param changed names of the fields that differ from before
 * @param actor who asked for it
 */
public record CustomerEvent(Change change, Customer customer, List<String> changed, String actor) {}

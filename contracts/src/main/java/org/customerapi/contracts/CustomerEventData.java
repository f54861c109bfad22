package org.customerapi.contracts;

import java.util.List;

/**
 * The value of a customer event.
 *
 * @param customer the whole customer after the change
 * @param changed names of the fields that differ from the version before, as in {@link CustomerDocument}; all set
 *     fields for a new customer
 * @param actor subject of the token that asked for the change
 */
public record CustomerEventData(CustomerDocument customer, List<String> changed, String actor) {}

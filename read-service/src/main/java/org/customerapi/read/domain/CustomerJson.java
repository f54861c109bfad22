package org.customerapi.read.domain;

/**
 * A customer as the read model keeps it, which is as answers show it.
 *
 * @param text a {@link org.customerapi.contracts.CustomerDocument} in JSON, without line breaks; most answers pass it on
 *     without having read it
 */
public record CustomerJson(String text) {}

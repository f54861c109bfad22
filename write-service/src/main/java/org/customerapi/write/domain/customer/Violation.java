package org.customerapi.write.domain.customer;

/**
 * One thing that is wrong with an input.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole input
 * @param detail what is wrong, for people
 */
public record Violation(String pointer, String detail) {}

package org.customerapi.read.domain;

/**
 * One thing that is wrong with a query.
 *
 * @param parameter its name in the request
 * @param detail what is wrong and what would be right, for people
 */
public record InvalidParameter(String parameter, String detail) {}

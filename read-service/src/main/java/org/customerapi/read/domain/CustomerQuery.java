package org.customerapi.read.domain;

/**
 * A question for one page of customers.
 *
 * @param filter which customers
 * @param sort in which order
 * @param page which of them
 */
public record CustomerQuery(CustomerFilter filter, CustomerSort sort, PageNumber page) {}

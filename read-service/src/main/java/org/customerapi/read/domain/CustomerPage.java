package org.customerapi.read.domain;

import java.util.List;

import org.customerapi.contracts.CustomerDocument;

/**
 * One page of an answer.
 *
 * @param items in the order asked for
 * @param totalItems exact number of customers that match, on all pages
 */
public record CustomerPage(List<CustomerDocument> items, long totalItems) {

    /** Pages of this size that the whole answer has. */
    public long totalPages(int size) {
        return (totalItems + size - 1) / size;
    }
}

package org.customerapi.read.domain;

/**
 * One key of a sort; customers that lack the field come last either way.
 *
 * @param field what to sort by
 * @param descending highest first
 */
public record SortKey(SortField field, boolean descending) {

    /** As in requests, for example {@code -createdAt}. */
    public String label() {
        return (descending ? "-" : "") + field.label();
    }
}

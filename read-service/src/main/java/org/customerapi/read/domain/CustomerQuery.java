package org.customerapi.read.domain;

import java.util.Set;

/**
 * A question for one page of customers.
 *
 * @param filter which customers
 * @param sort in which order
 * @param slice which of them
 * @param facets what to count all that match by
 * @param counted whether to count all that match, which takes longer the more they are
 */
public record CustomerQuery(CustomerFilter filter, CustomerSort sort, Slice slice, Set<Facet> facets, boolean counted) {

    /** The same question for another page. */
    public CustomerQuery at(Slice other) {
        return new CustomerQuery(filter, sort, other, facets, counted);
    }
}

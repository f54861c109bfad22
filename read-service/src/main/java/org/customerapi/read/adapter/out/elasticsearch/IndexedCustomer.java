package org.customerapi.read.adapter.out.elasticsearch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.domain.SearchTerms;

/**
 * A document of the index; {@code search} is indexed but not kept.
 *
 * @param customer its fields, at the top level of the document
 * @param search what free text finds it by
 */
record IndexedCustomer(@JsonUnwrapped CustomerDocument customer, SearchTerms search) {

    static IndexedCustomer of(CustomerDocument customer) {
        return new IndexedCustomer(customer, SearchTerms.of(customer));
    }
}

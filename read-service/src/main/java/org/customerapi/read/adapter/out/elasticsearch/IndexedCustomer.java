package org.customerapi.read.adapter.out.elasticsearch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.domain.SearchTerms;

/**
 * A document of the index; {@code idOrder} and {@code search} are indexed but not kept.
 *
 * @param customer its fields, at the top level of the document
 * @param idOrder what the customers are sorted by where nothing else tells two of them apart
 * @param search what free text finds it by
 */
record IndexedCustomer(@JsonUnwrapped CustomerDocument customer, IdOrder idOrder, SearchTerms search) {

    static IndexedCustomer of(CustomerDocument customer) {
        return new IndexedCustomer(customer, IdOrder.of(customer.id()), SearchTerms.of(customer));
    }
}

package org.customerapi.read.adapter.in.web;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.CustomerSort;

/** Which customers are asked for, and in which order: what lists and exports have in common. */
record Selection(CustomerFilter filter, CustomerSort sort) {

    static final Set<String> PARAMETERS = parametersAnd(FilterReader.PARAMETERS, "sort");

    static Selection read(QueryParameters parameters) {
        CustomerFilter filter = FilterReader.read(parameters);
        return new Selection(filter, SortReader.read(parameters, filter.text() != null));
    }

    /** The parameters of a selection and these. */
    static Set<String> parametersAnd(String... more) {
        return parametersAnd(PARAMETERS, more);
    }

    private static Set<String> parametersAnd(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}

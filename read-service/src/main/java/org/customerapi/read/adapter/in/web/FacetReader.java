package org.customerapi.read.adapter.in.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.customerapi.read.domain.Facet;

/** Reads what to count by, such as {@code country,tag}. */
final class FacetReader {

    private static final String EXPECTATION = "It has to be any of these, separated by commas: "
            + Arrays.stream(Facet.values()).map(Facet::label).collect(Collectors.joining(", ")) + ".";

    private FacetReader() {}

    static Set<Facet> read(QueryParameters parameters) {
        return parameters.value("facets", FacetReader::facets, EXPECTATION).orElse(Set.of());
    }

    private static Optional<Set<Facet>> facets(String text) {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        for (String label : text.split(",", -1)) {
            Optional<Facet> facet = Facet.of(label.strip());
            if (facet.isEmpty()) {
                return Optional.empty();
            }
            facets.add(facet.get());
        }
        return Optional.of(facets);
    }
}

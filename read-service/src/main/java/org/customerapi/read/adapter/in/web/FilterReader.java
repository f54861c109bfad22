package org.customerapi.read.adapter.in.web;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.StatusFilter;

/** Reads which customers a request is about. */
final class FilterReader {

    /** The parameters that this reads. */
    static final Set<String> PARAMETERS = Set.of(
            "q", "country", "city", "company", "tag", "status", "createdFrom", "createdTo", "updatedFrom", "updatedTo");

    private FilterReader() {}

    static CustomerFilter read(QueryParameters parameters) {
        return read(parameters, ZoneOffset.UTC);
    }

    /** @param zone of days that are given without a time */
    static CustomerFilter read(QueryParameters parameters, ZoneId zone) {
        return new CustomerFilter(
                parameters.text("q"),
                countries(parameters),
                parameters.texts("city"),
                parameters.texts("company"),
                parameters.texts("tag"),
                status(parameters),
                TimeReader.range(parameters, "createdFrom", "createdTo", zone),
                TimeReader.range(parameters, "updatedFrom", "updatedTo", zone));
    }

    static StatusFilter status(QueryParameters parameters) {
        return parameters
                .value("status", FilterReader::statusNamed, "It has to be active, deleted or any.")
                .orElse(StatusFilter.ACTIVE);
    }

    private static List<String> countries(QueryParameters parameters) {
        List<String> countries = parameters.texts("country").stream()
                .map(country -> country.toUpperCase(Locale.ROOT))
                .toList();
        if (!countries.stream().allMatch(country -> country.matches("[A-Z]{2}"))) {
            parameters.refuse("country", "It has to be two letters, ISO 3166-1 alpha-2, such as SE.");
        }
        return countries;
    }

    private static Optional<StatusFilter> statusNamed(String text) {
        return switch (text) {
            case "active" -> Optional.of(StatusFilter.ACTIVE);
            case "deleted" -> Optional.of(StatusFilter.DELETED);
            case "any" -> Optional.of(StatusFilter.ANY);
            default -> Optional.empty();
        };
    }
}

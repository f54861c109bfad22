package org.customerapi.read.adapter.in.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.domain.CustomerJson;

/**
 * Which fields of a customer an answer shows.
 *
 * @param names empty for all
 */
record FieldSelection(Set<String> names) {

    private static final Set<String> KNOWN =
            new LinkedHashSet<>(Arrays.stream(CustomerDocument.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList());

    static FieldSelection read(QueryParameters parameters) {
        String expectation = "It has to be any of these, separated by commas: " + String.join(", ", KNOWN) + ".";
        return parameters
                .value("fields", FieldSelection::selection, expectation)
                .orElse(new FieldSelection(Set.of()));
    }

    /** The customer, or as much of it as was asked for. */
    Object of(CustomerDocument customer, JsonMapper json) {
        return names.isEmpty() ? customer : selected(json.valueToTree(customer));
    }

    /** The customer, or as much of it as was asked for. */
    Object of(CustomerJson customer, JsonMapper json) {
        return names.isEmpty() ? new RawValue(customer.text()) : selected(json.readTree(customer.text()));
    }

    private JsonNode selected(JsonNode customer) {
        return ((ObjectNode) customer).retain(names);
    }

    private static Optional<FieldSelection> selection(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : text.split(",", -1)) {
            names.add(name.strip());
        }
        return KNOWN.containsAll(names) ? Optional.of(new FieldSelection(names)) : Optional.empty();
    }
}

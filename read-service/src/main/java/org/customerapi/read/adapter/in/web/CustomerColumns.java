package org.customerapi.read.adapter.in.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.AddressDocument;
import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.domain.CustomerJson;

/** A customer as a row of a table. */
final class CustomerColumns {

    static final List<String> NAMES = List.of(
            "id",
            "externalId",
            "firstName",
            "lastName",
            "company",
            "email",
            "phone",
            "phoneE164",
            "line1",
            "line2",
            "city",
            "region",
            "postalCode",
            "country",
            "tags",
            "metadata",
            "status",
            "version",
            "createdAt",
            "updatedAt",
            "deletedAt");

    private static final AddressDocument NOWHERE = new AddressDocument(null, null, null, null, null, null);

    private CustomerColumns() {}

    /** One text a column: tags separated by semicolons, metadata as JSON, unknown things empty. */
    static List<String> of(CustomerJson found, JsonMapper json) {
        CustomerDocument customer = json.readValue(found.text(), CustomerDocument.class);
        AddressDocument address = Objects.requireNonNullElse(customer.address(), NOWHERE);
        List<String> row = new ArrayList<>(NAMES.size());
        add(row, customer.id().toString(), customer.externalId(), customer.firstName(), customer.lastName());
        add(row, customer.company(), customer.email(), customer.phone(), customer.phoneE164());
        add(row, address.line1(), address.line2(), address.city(), address.region());
        add(row, address.postalCode(), address.country(), String.join(";", customer.tags()));
        add(row, customer.metadata().isEmpty() ? "" : json.writeValueAsString(customer.metadata()));
        add(
                row,
                customer.status(),
                String.valueOf(customer.version()),
                customer.createdAt().toString());
        add(row, customer.updatedAt().toString(), text(customer.deletedAt()));
        return row;
    }

    private static void add(List<String> row, @Nullable String... values) {
        for (String value : values) {
            row.add(value == null ? "" : value);
        }
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}

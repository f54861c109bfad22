package org.customerapi.write.adapter.in.web.importing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.domain.customer.Address;
import org.customerapi.write.domain.customer.CountryNames;
import org.customerapi.write.domain.customer.CustomerDetails;
import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.InvalidInput;
import org.customerapi.write.domain.customer.Violations;

/** The values of a row by the fields that they go to, and the customer whom they make. */
final class RowValues {

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Violations violations = new Violations();

    /** Adds a value that is not empty. */
    void put(String target, String value) {
        if (target.startsWith("metadata.")) {
            metadata.put(target.substring("metadata.".length()), value);
        } else {
            values.put(target, value);
        }
    }

    /**
     * The customer.
     *
     * @param tagSeparators as a regular expression
     * @throws InvalidInput with everything that is wrong, where there is something that only a file can have wrong
     */
    CustomerDraft draft(String tagSeparators, MetadataReader reader) {
        DeletedCustomers.refuse(values.get(ColumnMapping.STATUS), violations);
        readMetadata(reader);
        String[] name = values.getOrDefault("fullName", "").split("\\s+", 2);
        CustomerDraft draft = new CustomerDraft(
                values.get("externalId"),
                values.getOrDefault("firstName", name[0]),
                values.getOrDefault("lastName", name.length > 1 ? name[1] : ""),
                values.get("company"),
                values.get("email"),
                values.get("phone"),
                address(),
                tags(tagSeparators),
                metadata);
        if (!violations.areNone()) {
            CustomerDetails.check(draft, violations);
        }
        violations.throwIfAny();
        return draft;
    }

    private void readMetadata(MetadataReader reader) {
        String json = values.get(ColumnMapping.METADATA);
        if (json == null) {
            return;
        }
        reader.read(json, violations).forEach((key, value) -> {
            if (metadata.putIfAbsent(key, value) != null) {
                violations.add("/metadata", "holds " + Excerpt.of(key) + ", which has a column of its own");
            }
        });
    }

    private Address address() {
        return new Address(
                values.get("address.line1"),
                values.get("address.line2"),
                values.get("address.city"),
                values.get("address.region"),
                values.get("address.postalCode"),
                country(values.get("address.country")));
    }

    private @Nullable String country(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String code = CountryNames.codeOf(name).orElse(null);
        if (code == null) {
            violations.add(
                    "/address/country",
                    Excerpt.of(name) + " is no ISO 3166-1 alpha-2 code, and no country's English name");
        }
        return code;
    }

    private List<String> tags(String separators) {
        String tags = values.get("tags");
        return tags == null ? List.of() : Arrays.asList(tags.split(separators));
    }
}

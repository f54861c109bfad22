package org.customerapi.read.domain;

import java.util.Arrays;
import java.util.Optional;

/** What customers can be sorted by; text without regard to case and accents. */
public enum SortField {
    CREATED_AT("createdAt"),
    UPDATED_AT("updatedAt"),
    DELETED_AT("deletedAt"),
    FIRST_NAME("firstName"),
    LAST_NAME("lastName"),
    COMPANY("company"),
    EMAIL("email"),
    EXTERNAL_ID("externalId"),
    CITY("city"),
    COUNTRY("country"),
    ID("id"),
    /** How well a customer matches the free text. */
    RELEVANCE("relevance");

    private final String label;

    SortField(String label) {
        this.label = label;
    }

    /** The name in requests. */
    public String label() {
        return label;
    }

    /** The field with this name in requests. */
    public static Optional<SortField> of(String label) {
        return Arrays.stream(values())
                .filter(field -> field.label.equals(label))
                .findFirst();
    }
}

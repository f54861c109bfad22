package org.customerapi.contracts;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of change that a customer can go through, each with its CloudEvents type. */
public enum CustomerEventType {
    CREATED("created"),
    UPDATED("updated"),
    DELETED("deleted"),
    RESTORED("restored");

    private final String type;

    CustomerEventType(String verb) {
        this.type = "org.customerapi.customer." + verb + ".v1";
    }

    /** The value of {@link EventHeaders#TYPE}, for example {@code org.customerapi.customer.created.v1}. */
    public String type() {
        return type;
    }

    /** The value of {@link EventHeaders#DATA_SCHEMA}; also the {@code $id} of the schema. */
    public String dataSchema() {
        return "urn:customer-api:schema:" + type;
    }

    /** Class path location of the JSON Schema of this type's value. */
    public String schemaResource() {
        return "/org/customerapi/contracts/schemas/" + type + ".json";
    }

    /** Class path location of a sample value of this type. */
    public String sampleResource() {
        return "/org/customerapi/contracts/samples/" + type + ".json";
    }

    /** The type with this CloudEvents name; empty for one that this version does not know. */
    public static Optional<CustomerEventType> of(String type) {
        return Arrays.stream(values()).filter(known -> known.type.equals(type)).findFirst();
    }
}

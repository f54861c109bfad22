package org.customerapi.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** Validates values against one set of JSON Schemas. */
final class EventSchemas {

    private static final String COMMON = "customer-event-data.v1";

    private final Map<String, String> schemas;
    private final SchemaRegistry registry;

    /** @param schemas by file name */
    EventSchemas(Map<String, String> schemas) {
        this.schemas = schemas;
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(
                        "urn:customer-api:schema:" + COMMON, Objects.requireNonNull(schemas.get(COMMON + ".json")))));
    }

    /** The schemas that the code of today has. */
    static EventSchemas newest() {
        return new EventSchemas(ReleasedContract.newest().schemas());
    }

    List<String> violations(CustomerEventType type, String value) {
        return violations(type.type() + ".json", value);
    }

    List<String> violations(String file, String value) {
        SchemaLocation location = SchemaLocation.of("urn:customer-api:schema:" + file.replace(".json", ""));
        Schema schema = registry.getSchema(location, Objects.requireNonNull(schemas.get(file), file), InputFormat.JSON);
        return schema
                .validate(
                        value,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(EventSchemas.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

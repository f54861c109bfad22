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

/** Validates values against the JSON Schemas on the class path. */
final class EventSchemas {

    private static final String COMMON = "urn:customer-api:schema:customer-event-data.v1";

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(
                    Map.of(COMMON, read("/org/customerapi/contracts/schemas/customer-event-data.v1.json"))));

    List<String> violations(CustomerEventType type, String value) {
        Schema schema =
                registry.getSchema(SchemaLocation.of(type.dataSchema()), read(type.schemaResource()), InputFormat.JSON);
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

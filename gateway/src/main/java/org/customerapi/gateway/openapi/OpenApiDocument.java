package org.customerapi.gateway.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import org.customerapi.contracts.Topics;

/** The OpenAPI document that lies with the contracts. */
final class OpenApiDocument {

    private static final String FILE = "openapi.yaml";

    private OpenApiDocument() {}

    /** The document as maps, lists and plain values, in its own order. */
    static Map<String, Object> read() {
        try (InputStream file = Objects.requireNonNull(Topics.class.getResourceAsStream(FILE), FILE)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

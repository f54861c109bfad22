package org.customerapi.read.adapter.out.elasticsearch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.JsonpUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mapping and settings of an index, kept as a JSON file, and the comparison with one that exists. */
final class IndexDefinition {

    private final byte[] json;
    private final JsonpMapper jsonp;
    private final JsonMapper trees = new JsonMapper();

    private IndexDefinition(byte[] json, JsonpMapper jsonp) {
        this.json = json;
        this.jsonp = jsonp;
    }

    /** The definition in this class path resource. */
    static IndexDefinition read(String resource, JsonpMapper jsonp) {
        try (InputStream stream =
                Objects.requireNonNull(IndexDefinition.class.getResourceAsStream(resource), resource)) {
            return new IndexDefinition(stream.readAllBytes(), jsonp);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The body of a request that makes the index. */
    InputStream body() {
        return new ByteArrayInputStream(json);
    }

    /** Whether an index in this state has the mapping and the analysis of this definition. */
    boolean matches(IndexState actual) {
        IndexState wanted = IndexState.of(state -> state.withJson(body()));
        return sameJson(wanted.mappings(), actual.mappings())
                && sameJson(analysisOf(wanted.settings()), analysisOf(actual.settings()));
    }

    private boolean sameJson(@Nullable Object one, @Nullable Object other) {
        return tree(one).equals(tree(other));
    }

    /** As JSON, in which nothing and an empty object are the same. */
    private JsonNode tree(@Nullable Object part) {
        return part == null ? trees.createObjectNode() : trees.readTree(JsonpUtils.toJsonString(part, jsonp));
    }

    private static @Nullable Object analysisOf(@Nullable IndexSettings settings) {
        if (settings == null) {
            return null;
        }
        IndexSettings nested = settings.index();
        return nested == null ? settings.analysis() : nested.analysis();
    }
}

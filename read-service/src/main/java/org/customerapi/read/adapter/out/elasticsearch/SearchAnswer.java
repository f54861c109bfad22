package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

import org.customerapi.read.domain.CustomerJson;

/**
 * As much of Elasticsearch's answer to a search as pages and reports are made of.
 *
 * @param pitId the point in time to ask next; {@code null} without one
 * @param aggregations by the names that the question gave them
 */
record SearchAnswer(
        @JsonProperty("pit_id") @Nullable String pitId,
        Hits hits,
        @Nullable Map<String, Buckets> aggregations) {

    /** The counts under that name, which the question asked for. */
    Buckets counts(String name) {
        return Objects.requireNonNull(Objects.requireNonNull(aggregations).get(name), name);
    }

    /**
     * What was found.
     *
     * @param total {@code null} when nobody asked to count
     * @param hits in the order asked for
     */
    record Hits(@Nullable Total total, List<Hit> hits) {}

    /** How many there are on all pages, exact as the question wants it. */
    record Total(long value) {}

    /**
     * A document.
     *
     * @param sort its place in the order: text, {@code Long}, {@code Double} or {@code null} for each key
     */
    @JsonDeserialize(using = UnreadHit.class)
    record Hit(CustomerJson source, @Nullable List<@Nullable Object> sort) {}

    /**
     * What an aggregation counted.
     *
     * @param afterKey where the next part of a composite one begins; {@code null} at its end
     */
    record Buckets(@JsonProperty("after_key") @Nullable Map<String, @Nullable Object> afterKey, List<Bucket> buckets) {

        /** Where the part behind one of this size begins; empty when there is none. */
        Map<String, @Nullable Object> next(int size) {
            // Elasticsearch names the last row as the place to go on also where there is no further one.
            return afterKey == null || buckets.size() < size ? Map.of() : afterKey;
        }
    }

    /**
     * How many documents have a value.
     *
     * @param key text, or, in a composite aggregation, a map by source
     */
    @JsonDeserialize(using = BucketReader.class)
    record Bucket(Object key, long count) {

        /** The value of one source of a composite aggregation. */
        @Nullable
        Object keyOf(String source) {
            return ((Map<?, ?>) key).get(source);
        }
    }
}

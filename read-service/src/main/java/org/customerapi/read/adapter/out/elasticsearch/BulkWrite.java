package org.customerapi.read.adapter.out.elasticsearch;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One document of a bulk request: a line that says what to do, and a line with the document.
 *
 * @param action {@code create} or {@code index}
 * @param target under which id, and on which condition
 * @param source the document
 */
record BulkWrite(String action, Target target, Object source) {

    /** Where a document goes; without a version, whatever stands there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Target(
            @JsonProperty("_id") String id,
            @Nullable Long version,
            @JsonProperty("version_type") @Nullable String versionType) {}

    /** Written unless there is a document of this id. */
    static BulkWrite create(String id, Object source) {
        return new BulkWrite("create", new Target(id, null, null), source);
    }

    /** Written unless the document of this id has this version or a higher one. */
    static BulkWrite newest(String id, long version, Object source) {
        return new BulkWrite("index", new Target(id, version, "external"), source);
    }

    Map<String, Target> instruction() {
        return Map.of(action, target);
    }
}

package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * As much of Elasticsearch's answer to a bulk request as tells what became of each document.
 *
 * @param items in the order of the request, each under the name of its action
 */
record BulkAnswer(List<Map<String, Item>> items) {

    /** The parts of the answer that are read, as Elasticsearch's {@code filter_path} names them. */
    static final String PARTS = "items.*.status,items.*.error.type,items.*.error.reason";

    /** What became of the document at this place of the request. */
    Item item(int place) {
        return items.get(place).values().iterator().next();
    }

    /**
     * What became of a document.
     *
     * @param status of HTTP
     * @param error {@code null} when it was written
     */
    record Item(int status, @Nullable Failure error) {}

    /** Why a document was not written. */
    record Failure(@Nullable String type, @Nullable String reason) {}
}

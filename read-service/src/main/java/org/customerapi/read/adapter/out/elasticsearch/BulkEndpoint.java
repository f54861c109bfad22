package org.customerapi.read.adapter.out.elasticsearch;

import java.util.Map;

import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.json.JsonpDeserializer;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.endpoints.BinaryEndpoint;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import co.elastic.clients.transport.endpoints.EndpointBase;
import co.elastic.clients.util.BinaryData;
import org.jspecify.annotations.Nullable;

/** Where bulk requests go whose lines are there as bytes, and from where as much of the answer comes as is read of it. */
final class BulkEndpoint {

    /** Refuses a request for its size. */
    static final int TOO_LARGE = 413;

    private static final int LOWEST_ERROR = 400;

    private BulkEndpoint() {}

    /** By this alias; one that is missing is an error, and not an index to be made. */
    static Endpoint<BinaryData, BinaryResponse, ErrorResponse> to(String alias) {
        StringBuilder encoded = new StringBuilder();
        EndpointBase.pathEncode(alias, encoded);
        Map<String, String> parameters =
                Map.of("require_alias", "true", "include_source_on_error", "false", "filter_path", BulkAnswer.PARTS);
        return new BinaryEndpoint<>(
                "es/bulk",
                _ -> "POST",
                _ -> "/" + encoded + "/_bulk",
                _ -> Map.of("index", alias),
                _ -> parameters,
                _ -> Map.of(),
                body -> body,
                null) {

            // By itself it takes anything for the answer.
            @Override
            public boolean isError(int status) {
                return status >= LOWEST_ERROR;
            }

            // The status alone, as whoever stands before Elasticsearch says it in other words.
            @Override
            public @Nullable JsonpDeserializer<ErrorResponse> errorDeserializer(int status) {
                return status == TOO_LARGE ? null : ErrorResponse._DESERIALIZER;
            }
        };
    }
}

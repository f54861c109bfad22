package org.customerapi.read.adapter.out.elasticsearch;

import java.util.Map;

import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.endpoints.BinaryEndpoint;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import co.elastic.clients.transport.endpoints.EndpointBase;
import co.elastic.clients.util.BinaryData;

/** Where bulk requests go whose lines are there as bytes, and from where as much of the answer comes as is read of it. */
final class BulkEndpoint {

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
                null);
    }
}

package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.endpoints.BinaryEndpoint;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Searches whose answers Jackson reads as they come. The client's own model of answers, which knows every kind of hit and
 * aggregation there is, takes a third of the time that a search costs this service.
 */
final class Searches {

    /** Names of aggregations as they were given, not with their kinds before them. */
    private static final String TYPED_KEYS = "typed_keys";

    private static final Endpoint<SearchRequest, BinaryResponse, ErrorResponse> ENDPOINT = endpoint();

    private final ElasticsearchClient client;
    private final ObjectReader answers;

    Searches(ElasticsearchClient client, JsonMapper json) {
        this.client = client;
        this.answers = json.readerFor(SearchAnswer.class).with(DeserializationFeature.USE_LONG_FOR_INTS);
    }

    /**
     * The answer to one search.
     *
     * @throws co.elastic.clients.elasticsearch._types.ElasticsearchException when the search is refused
     * @throws IOException when no answer comes, or one that is none
     */
    SearchAnswer ask(SearchRequest request) throws IOException {
        try (BinaryResponse response =
                client._transport().performRequest(request, ENDPOINT, client._transportOptions())) {
            return UnreadHit.read(answers, response.content().readAllBytes());
        } catch (JacksonException garbled) {
            throw new IOException("the answer is not one to a search", garbled);
        }
    }

    private static Endpoint<SearchRequest, BinaryResponse, ErrorResponse> endpoint() {
        var search = SearchRequest._ENDPOINT;
        return new BinaryEndpoint<>(
                search.id(),
                search::method,
                search::requestUrl,
                search::pathParameters,
                request -> withoutTypedKeys(search.queryParameters(request)),
                search::headers,
                request -> request,
                null);
    }

    private static Map<String, String> withoutTypedKeys(Map<String, String> parameters) {
        Map<String, String> left = new HashMap<>(parameters);
        left.remove(TYPED_KEYS);
        return left;
    }
}

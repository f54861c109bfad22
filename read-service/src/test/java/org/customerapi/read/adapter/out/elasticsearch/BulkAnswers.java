package org.customerapi.read.adapter.out.elasticsearch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.DefaultTransportOptions;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import co.elastic.clients.util.BinaryData;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.out.ReadModel.Outcome;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Keeps the lines of each bulk request, and answers as told for each id; no answer comes where that throws. */
final class BulkAnswers {

    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<Integer, CompletableFuture<Object>> openAnswers = new HashMap<>();

    List<List<String>> requests() {
        return requests;
    }

    /** Method, path and parameters of each request. */
    List<String> asked() {
        return asked;
    }

    /** Leaves one request unanswered, counted from 1. */
    CompletableFuture<Object> openAnswer(int request) {
        return openAnswers.computeIfAbsent(request, _ -> new CompletableFuture<>());
    }

    /** Writes that are answered so for each id. */
    BulkWrites writes(UnaryOperator<String> answers) {
        return new BulkWrites(new ElasticsearchClient(new Answering(answers)), "customers", new JsonMapper());
    }

    static List<Outcome> send(BulkWrites writes, List<BulkWrite> documents) {
        return writes.send(documents, Function.identity());
    }

    static List<BulkWrite> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> BulkWrite.newest(Integer.toString(number), 1, Map.of()))
                .toList();
    }

    private final class Answering implements ElasticsearchTransport {

        private final UnaryOperator<String> answers;

        Answering(UnaryOperator<String> answers) {
            this.answers = answers;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <RequestT, ResponseT, ErrorT> CompletableFuture<ResponseT> performRequestAsync(
                RequestT request, Endpoint<RequestT, ResponseT, ErrorT> endpoint, @Nullable TransportOptions options) {
            try {
                List<String> lines = UTF_8.decode(((BinaryData) request).asByteBuffer())
                        .toString()
                        .lines()
                        .toList();
                asked.add(endpoint.method(request) + " " + endpoint.requestUrl(request) + " "
                        + new TreeMap<>(endpoint.queryParameters(request)));
                requests.add(lines);
                CompletableFuture<Object> open = openAnswers.get(requests.size());
                return (CompletableFuture<ResponseT>)
                        (open == null ? CompletableFuture.completedFuture(new Answered(answer(lines))) : open);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (IllegalCallerException none) {
                return CompletableFuture.failedFuture(new IOException("gone"));
            }
        }

        private String answer(List<String> lines) {
            return IntStream.range(0, lines.size() / 2)
                    .mapToObj(place -> lines.get(2 * place).replaceAll(".*\"_id\":\"([^\"]*)\".*", "$1"))
                    .map(id -> "{\"index\":" + answers.apply(id) + "}")
                    .collect(Collectors.joining(",", "{\"items\":[", "]}"));
        }

        @Override
        public <RequestT, ResponseT, ErrorT> ResponseT performRequest(
                RequestT request, Endpoint<RequestT, ResponseT, ErrorT> endpoint, @Nullable TransportOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public JsonpMapper jsonpMapper() {
            return new Jackson3JsonpMapper();
        }

        @Override
        public TransportOptions options() {
            return DefaultTransportOptions.EMPTY;
        }

        @Override
        public void close() {}
    }

    private record Answered(String text) implements BinaryResponse {

        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public long contentLength() {
            return text.length();
        }

        @Override
        public InputStream content() {
            return new ByteArrayInputStream(text.getBytes(UTF_8));
        }

        @Override
        public void close() {}
    }
}

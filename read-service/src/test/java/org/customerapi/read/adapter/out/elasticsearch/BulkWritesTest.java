package org.customerapi.read.adapter.out.elasticsearch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.ReadModelUnavailable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

class BulkWritesTest {

    private static final String TAKEN = "{\"status\":201}";
    private static final String OLD = "{\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\"}}";
    private static final String REFUSED =
            "{\"status\":400,\"error\":{\"type\":\"document_parsing_exception\",\"reason\":\"for the test\"}}";
    private static final String FULL = "{\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\"}}";

    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<Integer, CompletableFuture<Object>> openAnswers = new HashMap<>();

    @Test
    void sendsEachDocumentBehindWhatIsToBeDoneWithIt() {
        send(
                writes(_ -> TAKEN),
                List.of(BulkWrite.create("1-1", Map.of("is", "kept")), BulkWrite.newest("2", 7, Map.of("is", "new"))));

        assertThat(requests)
                .containsExactly(List.of(
                        "{\"create\":{\"_id\":\"1-1\"}}",
                        "{\"is\":\"kept\"}",
                        "{\"index\":{\"_id\":\"2\",\"version\":7,\"version_type\":\"external\"}}",
                        "{\"is\":\"new\"}"));
    }

    @Test
    void tellsOfEachDocumentWhatBecameOfItThoughTheyGoInSeveralRequests() {
        List<Outcome> outcomes = send(
                writes(id -> switch (Integer.parseInt(id) % 700) {
                    case 1 -> REFUSED;
                    case 2 -> OLD;
                    default -> TAKEN;
                }),
                documents(2_500));

        assertThat(requests).extracting(List::size).containsExactly(2_000, 2_000, 1_000);
        assertThat(outcomes).hasSize(2_500);
        assertThat(placesOf(new Outcome.Refused("document_parsing_exception: for the test"), outcomes))
                .containsExactly(1, 701, 1_401, 2_101);
        assertThat(placesOf(new Outcome.AlreadyKnown(), outcomes)).containsExactly(2, 702, 1_402, 2_102);
    }

    @Test
    void goesByAnAliasThatMustBeThereAndAsksForNoMoreThanIsRead() {
        send(writes(_ -> TAKEN), documents(1));

        assertThat(asked)
                .containsExactly(
                        "POST /customers/_bulk {filter_path=items.*.status,items.*.error.type,items.*.error.reason, "
                                + "include_source_on_error=false, require_alias=true}");
    }

    @Test
    void sendsNextWhenTheRequestBeforeIsAnsweredWhoeverSentIt() {
        CompletableFuture<Object> first = openAnswer(1);
        BulkWrites writes = writes(_ -> TAKEN);
        CompletableFuture<List<Outcome>> one = CompletableFuture.supplyAsync(() -> send(writes, documents(2_500)));
        await().until(() -> requests.size() == 1);
        FutureTask<List<Outcome>> other = new FutureTask<>(() -> send(writes, documents(1)));
        Thread sender = Thread.ofPlatform().start(other);

        await().until(() -> sender.getState() == Thread.State.WAITING);
        assertThat(requests).hasSize(1);
        first.completeExceptionally(new IOException("gone"));

        assertThatThrownBy(one::join)
                .cause()
                .isInstanceOf(ReadModelUnavailable.class)
                .hasRootCauseMessage("gone");
        assertThat(other).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(List.of(new Outcome.Applied()));
        assertThat(requests).hasSize(2);
    }

    @Test
    @Timeout(value = 10, threadMode = SEPARATE_THREAD)
    void stopsWaitingWhenItIsToEnd() {
        CompletableFuture<Object> answer = openAnswer(1);
        Thread sender = Thread.currentThread();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
            await().until(() -> requests.size() == 1);
            sender.interrupt();
        });

        assertThatThrownBy(() -> send(writes(_ -> TAKEN), documents(1))).isInstanceOf(ReadModelUnavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isCancelled();
        stop.join();
    }

    @Test
    void sendsNothingWhenItIsToEndBeforeItsTurn() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> send(writes(_ -> TAKEN), documents(1))).isInstanceOf(ReadModelUnavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(requests).isEmpty();
    }

    @Test
    void failsWhenTheAnswerIsNotOneToTheRequest() {
        BulkWrites writes = writes(_ -> TAKEN + "},{\"index\":" + TAKEN);

        assertThatThrownBy(() -> send(writes, documents(1))).isInstanceOf(ReadModelUnavailable.class);
        assertThatThrownBy(() -> send(writes(_ -> "<html>"), documents(1))).isInstanceOf(ReadModelUnavailable.class);
    }

    @Test
    void failsWhenOneDocumentMayBeTakenLater() {
        BulkWrites writes = writes(id -> id.equals("1234") ? FULL : TAKEN);

        assertThatThrownBy(() -> send(writes, documents(2_500)))
                .isInstanceOf(ReadModelUnavailable.class)
                .hasMessageContaining("1234");
    }

    @Test
    void failsWhenTheIndexIsOfAnotherVersionsMapping() {
        BulkWrites writes = writes(_ -> "{\"status\":400,\"error\":{\"type\":\"strict_dynamic_mapping_exception\"}}");

        assertThatThrownBy(() -> send(writes, documents(1))).isInstanceOf(ReadModelUnavailable.class);
    }

    @Test
    void failsWhenNoAnswerComes() {
        BulkWrites writes = writes(_ -> {
            throw new IllegalCallerException();
        });

        assertThatThrownBy(() -> send(writes, documents(1)))
                .isInstanceOf(ReadModelUnavailable.class)
                .hasRootCauseMessage("gone");
    }

    @Test
    void asksNothingAboutNothing() {
        assertThat(send(writes(_ -> TAKEN), List.of())).isEmpty();
        assertThat(requests).isEmpty();
    }

    /** Leaves one request unanswered, counted from 1. */
    private CompletableFuture<Object> openAnswer(int request) {
        return openAnswers.computeIfAbsent(request, _ -> new CompletableFuture<>());
    }

    private BulkWrites writes(UnaryOperator<String> answers) {
        return new BulkWrites(new ElasticsearchClient(new Answering(answers)), "customers", new JsonMapper());
    }

    private static List<Outcome> send(BulkWrites writes, List<BulkWrite> documents) {
        return writes.send(documents, Function.identity());
    }

    private static List<BulkWrite> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> BulkWrite.newest(Integer.toString(number), 1, Map.of()))
                .toList();
    }

    private static List<Integer> placesOf(Outcome wanted, List<Outcome> outcomes) {
        return IntStream.range(0, outcomes.size())
                .filter(place -> outcomes.get(place).equals(wanted))
                .boxed()
                .toList();
    }

    /** Keeps the lines of each request, and answers as told for each id; no answer comes where it throws. */
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

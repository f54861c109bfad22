package org.customerapi.read.adapter.out.elasticsearch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.endpoints.BinaryEndpoint;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/**
 * Writes documents by {@code _bulk}: a few requests at once, so that Elasticsearch writes some while others are made
 * here. Jackson makes and reads them, as the client's own model of a bulk costs as much time again.
 */
final class BulkWrites {

    /** Enough for a request to be worth its while, and few enough for a poll of Kafka to make several of them. */
    private static final int MOST_DOCUMENTS = 1_000;

    private final ElasticsearchClient client;
    private final Endpoint<BinaryData, BinaryResponse, ErrorResponse> endpoint;
    private final ObjectWriter lines;
    private final ObjectReader answers;

    BulkWrites(ElasticsearchClient client, String alias, JsonMapper json) {
        this.client = client;
        this.endpoint = endpoint(alias);
        this.lines = json.writer().withRootValueSeparator("\n");
        this.answers = json.readerFor(BulkAnswer.class);
    }

    /**
     * Writes them in any order, so no two may be of the same id.
     *
     * @return what became of each
     * @throws ReadModelUnavailable when some may not have been written, and the call has to be repeated
     */
    List<Outcome> send(List<BulkWrite> writes) {
        List<List<BulkWrite>> requests = IntStream.iterate(
                        0, begin -> begin < writes.size(), begin -> begin + MOST_DOCUMENTS)
                .mapToObj(begin -> writes.subList(begin, Math.min(begin + MOST_DOCUMENTS, writes.size())))
                .toList();
        List<CompletableFuture<BinaryResponse>> responses =
                requests.stream().map(this::begin).toList();
        List<Outcome> outcomes = new ArrayList<>(writes.size());
        for (int i = 0; i < requests.size(); i++) {
            outcomesOf(requests.get(i), responses.get(i)).forEach(outcomes::add);
        }
        return outcomes;
    }

    private CompletableFuture<BinaryResponse> begin(List<BulkWrite> writes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (SequenceWriter documents = lines.writeValues(body)) {
            for (BulkWrite write : writes) {
                documents.write(write.instruction());
                documents.write(write.source());
            }
        }
        body.write('\n');
        BinaryData bytes = BinaryData.of(body.toByteArray(), ContentType.APPLICATION_JSON);
        return client._transport().performRequestAsync(bytes, endpoint, client._transportOptions());
    }

    private Stream<Outcome> outcomesOf(List<BulkWrite> writes, CompletableFuture<BinaryResponse> response) {
        BulkAnswer answer = answerOf("bulk of " + writes.size(), () -> read(response));
        return IntStream.range(0, writes.size())
                .mapToObj(place -> BulkOutcome.of(writes.get(place).target().id(), answer.item(place)));
    }

    private BulkAnswer read(CompletableFuture<BinaryResponse> response) throws IOException {
        try (BinaryResponse received = response.get()) {
            return answers.readValue(received.content());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for the answer");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException noAnswer) {
                throw noAnswer;
            }
            throw failure.getCause() instanceof RuntimeException refusal
                    ? refusal
                    : new IllegalStateException(failure.getCause());
        }
    }

    /** An alias that is missing is an error, and not an index to be made. */
    private static Endpoint<BinaryData, BinaryResponse, ErrorResponse> endpoint(String alias) {
        Map<String, String> parameters =
                Map.of("require_alias", "true", "include_source_on_error", "false", "filter_path", BulkAnswer.PARTS);
        return new BinaryEndpoint<>(
                "es/bulk",
                _ -> "POST",
                _ -> "/" + alias + "/_bulk",
                _ -> Map.of("index", alias),
                _ -> parameters,
                _ -> Map.of(),
                body -> body,
                null);
    }
}

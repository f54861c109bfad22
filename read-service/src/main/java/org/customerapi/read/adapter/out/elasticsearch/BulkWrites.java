package org.customerapi.read.adapter.out.elasticsearch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import tools.jackson.core.JacksonException;
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
    private final String alias;
    private final Endpoint<BinaryData, BinaryResponse, ErrorResponse> endpoint;
    private final ObjectWriter lines;
    private final ObjectReader answers;

    BulkWrites(ElasticsearchClient client, String alias, JsonMapper json) {
        this.client = client;
        this.alias = alias;
        this.endpoint = BulkEndpoint.to(alias);
        this.lines = json.writer().withRootValueSeparator("\n");
        this.answers = json.readerFor(BulkAnswer.class);
    }

    /**
     * Writes them in any order: of two of the same id, either may come first. Returns or fails when nothing is under way any
     * more, so that a repetition does not meet its own writes.
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
        awaitAll(responses);
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

    private void awaitAll(List<CompletableFuture<BinaryResponse>> responses) {
        try {
            CompletableFuture.allOf(responses.toArray(CompletableFuture[]::new))
                    .handle((_, _) -> responses)
                    .get();
        } catch (InterruptedException stopped) {
            responses.forEach(response -> response.cancel(true));
            Thread.currentThread().interrupt();
            throw new ReadModelUnavailable("Stopped while writing to " + alias, stopped);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Stream<Outcome> outcomesOf(List<BulkWrite> writes, CompletableFuture<BinaryResponse> response) {
        BulkAnswer answer = answerOf("bulk of " + writes.size() + " to " + alias, () -> read(response));
        if (answer.items().size() != writes.size()) {
            throw new ReadModelUnavailable(
                    "Elasticsearch answered for other documents than were sent to " + alias, null);
        }
        return IntStream.range(0, writes.size())
                .mapToObj(place -> BulkOutcome.of(writes.get(place).target().id(), answer.item(place)));
    }

    private BulkAnswer read(CompletableFuture<BinaryResponse> response) throws IOException {
        try (BinaryResponse received = response.join()) {
            return answers.readValue(received.content());
        } catch (JacksonException garbled) {
            throw new IOException("the answer is not one to a bulk request", garbled);
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw failure.getCause() instanceof IOException noAnswer ? noAnswer : new IOException(failure.getCause());
        }
    }
}

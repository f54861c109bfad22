package org.customerapi.read.adapter.out.elasticsearch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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
 * Writes documents by {@code _bulk}, one request to the index at a time: for those that it takes at the same time
 * Elasticsearch writes a segment each, and merges them later. Jackson makes and reads the requests, as the client's own model
 * of a bulk costs as much time again.
 */
final class BulkWrites {

    /** Enough for a request to be worth its while, and few enough to hold little of a large batch twice. */
    private static final int MOST_DOCUMENTS = 1_000;

    private final ElasticsearchClient client;
    private final String alias;
    private final Endpoint<BinaryData, BinaryResponse, ErrorResponse> endpoint;
    private final ObjectWriter lines;
    private final ObjectReader answers;
    private final Lock turn = new ReentrantLock(true);

    BulkWrites(ElasticsearchClient client, String alias, JsonMapper json) {
        this.client = client;
        this.alias = alias;
        this.endpoint = BulkEndpoint.to(alias);
        this.lines = json.writer().withRootValueSeparator("\n");
        this.answers = json.readerFor(BulkAnswer.class);
    }

    /**
     * Writes documents, and sends no further request when one fails.
     *
     * @param items what the documents are made of, request by request
     * @return what became of each
     * @throws ReadModelUnavailable when some may not have been written, and the call has to be repeated
     */
    <T> List<Outcome> send(List<T> items, Function<T, BulkWrite> documents) {
        List<Outcome> outcomes = new ArrayList<>(items.size());
        for (int begin = 0; begin < items.size(); begin += MOST_DOCUMENTS) {
            List<T> some = items.subList(begin, Math.min(begin + MOST_DOCUMENTS, items.size()));
            sendTogether(some.stream().map(documents).toList()).forEach(outcomes::add);
        }
        return outcomes;
    }

    private Stream<Outcome> sendTogether(List<BulkWrite> writes) {
        BinaryData body = body(writes);
        BulkAnswer answer = answerOf("bulk of " + writes.size() + " to " + alias, () -> answerInTurn(body));
        if (answer.items().size() != writes.size()) {
            throw new ReadModelUnavailable(
                    "Elasticsearch answered for other documents than were sent to " + alias, null);
        }
        return IntStream.range(0, writes.size())
                .mapToObj(place -> BulkOutcome.of(writes.get(place).target().id(), answer.item(place)));
    }

    private BinaryData body(List<BulkWrite> writes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (SequenceWriter documents = lines.writeValues(body)) {
            for (BulkWrite write : writes) {
                documents.write(write.instruction());
                documents.write(write.source());
            }
        }
        body.write('\n');
        return BinaryData.of(body.toByteArray(), ContentType.APPLICATION_JSON);
    }

    private BulkAnswer answerInTurn(BinaryData body) throws IOException {
        try {
            turn.lockInterruptibly();
            try {
                return answer(body);
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    private BulkAnswer answer(BinaryData body) throws IOException, InterruptedException {
        CompletableFuture<BinaryResponse> answer =
                client._transport().performRequestAsync(body, endpoint, client._transportOptions());
        try (BinaryResponse received = answer.get()) {
            return answers.readValue(received.content());
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            throw stopped;
        } catch (JacksonException garbled) {
            throw new IOException("the answer is not one to a bulk request", garbled);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw failure.getCause() instanceof IOException noAnswer ? noAnswer : new IOException(failure.getCause());
        }
    }
}

package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Iterator;
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
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.endpoints.BinaryResponse;
import co.elastic.clients.util.BinaryData;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/**
 * Writes documents by {@code _bulk}, one request to the index at a time: for those that it takes at the same time
 * Elasticsearch writes a segment each, and merges them later. One that is too large for it, or for what stands before it, goes
 * again as two. Jackson makes and reads the requests, as the client's own model of a bulk costs as much time again.
 */
final class BulkWrites {

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
        Iterator<BulkWrite> left = items.stream().map(documents).iterator();
        while (left.hasNext()) {
            send(BulkRequest.next(left, lines)).forEach(outcomes::add);
        }
        return outcomes;
    }

    private Stream<Outcome> send(BulkRequest request) {
        try {
            return sendTogether(request);
        } catch (TooLarge refusal) {
            if (!request.isDivisible()) {
                throw new ReadModelUnavailable(
                        "Elasticsearch, or what stands before it, takes no request of "
                                + request.body().size() + " bytes, which one document needs",
                        refusal);
            }
            return request.halves(lines).flatMap(this::send);
        }
    }

    private Stream<Outcome> sendTogether(BulkRequest request) {
        List<BulkWrite> writes = request.writes();
        BulkAnswer answer = answerOf("bulk of " + writes.size() + " to " + alias, () -> answerInTurn(request.body()));
        if (answer.items().size() != writes.size()) {
            throw new ReadModelUnavailable(
                    "Elasticsearch answered for other documents than were sent to " + alias, null);
        }
        return IntStream.range(0, writes.size())
                .mapToObj(place -> BulkOutcome.of(writes.get(place).target().id(), answer.item(place)));
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
            throw reasonOf(failure);
        }
    }

    private static IOException reasonOf(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof TransportException refusal && refusal.statusCode() == BulkEndpoint.TOO_LARGE) {
            throw new TooLarge(refusal);
        }
        if (cause instanceof RuntimeException refusal) {
            throw refusal;
        }
        return cause instanceof IOException noAnswer ? noAnswer : new IOException(cause);
    }

    private static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge(Exception refusal) {
            super(refusal);
        }
    }
}

package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/** Requests to one index go one after the other. */
class BulkTurnsTest {

    private static final String TAKEN = "{\"status\":201}";

    private final BulkAnswers server = new BulkAnswers();

    @Test
    void sendsNextWhenTheRequestBeforeIsAnsweredWhoeverSentIt() {
        CompletableFuture<Object> first = server.openAnswer(1);
        BulkWrites writes = server.writes(_ -> TAKEN);
        CompletableFuture<List<Outcome>> one =
                CompletableFuture.supplyAsync(() -> BulkAnswers.send(writes, BulkAnswers.documents(2_500)));
        await().until(() -> server.requests().size() == 1);
        FutureTask<List<Outcome>> other = new FutureTask<>(() -> BulkAnswers.send(writes, BulkAnswers.documents(1)));
        Thread sender = Thread.ofPlatform().start(other);

        await().until(() -> sender.getState() == Thread.State.WAITING);
        assertThat(server.requests()).hasSize(1);
        first.completeExceptionally(new IOException("gone"));

        assertThatThrownBy(one::join)
                .cause()
                .isInstanceOf(ReadModelUnavailable.class)
                .hasRootCauseMessage("gone");
        assertThat(other).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(List.of(new Outcome.Applied()));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    @Timeout(value = 10, threadMode = SEPARATE_THREAD)
    void stopsWaitingWhenItIsToEnd() {
        CompletableFuture<Object> answer = server.openAnswer(1);
        Thread sender = Thread.currentThread();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
            await().until(() -> server.requests().size() == 1);
            sender.interrupt();
        });

        assertThatThrownBy(() -> BulkAnswers.send(server.writes(_ -> TAKEN), BulkAnswers.documents(1)))
                .isInstanceOf(ReadModelUnavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isCancelled();
        stop.join();
    }

    @Test
    void sendsNothingWhenItIsToEndBeforeItsTurn() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> BulkAnswers.send(server.writes(_ -> TAKEN), BulkAnswers.documents(1)))
                .isInstanceOf(ReadModelUnavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(server.requests()).isEmpty();
    }
}

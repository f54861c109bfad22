package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.adapter.out.elasticsearch.BulkAnswers.TAKEN;
import static org.customerapi.read.adapter.out.elasticsearch.BulkAnswers.documents;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

/** Bulk requests wait for one another. */
class BulkTurnsTest {

    private final BulkAnswers elasticsearch = new BulkAnswers(_ -> TAKEN);
    private final BulkWrites writes = elasticsearch.writes();

    @Test
    void sendsNextWhenTheRequestBeforeIsAnsweredWhoeverSentIt() {
        CompletableFuture<Object> first = elasticsearch.openAnswer(1);
        CompletableFuture<List<Outcome>> one = CompletableFuture.supplyAsync(() -> send(2_500));
        await().until(() -> elasticsearch.requests().size() == 1);
        FutureTask<List<Outcome>> other = new FutureTask<>(() -> send(1));
        Thread sender = Thread.ofPlatform().start(other);

        await().until(() -> sender.getState() == Thread.State.WAITING);
        assertThat(elasticsearch.requests()).hasSize(1);
        first.completeExceptionally(new IOException("gone"));

        assertThatThrownBy(one::join)
                .cause()
                .isInstanceOf(ReadModelUnavailable.class)
                .hasRootCauseMessage("gone");
        assertThat(other).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(List.of(new Outcome.Applied()));
        assertThat(elasticsearch.requests()).hasSize(2);
    }

    @Test
    @Timeout(value = 10, threadMode = SEPARATE_THREAD)
    void stopsWaitingWhenItIsToEnd() {
        CompletableFuture<Object> answer = elasticsearch.openAnswer(1);
        Thread sender = Thread.currentThread();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
            await().until(() -> elasticsearch.requests().size() == 1);
            sender.interrupt();
        });

        assertThatThrownBy(() -> send(1)).isInstanceOf(ReadModelUnavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isCancelled();
        stop.join();
    }

    @Test
    void sendsNothingWhenItIsToEndBeforeItsTurn() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> send(1)).isInstanceOf(ReadModelUnavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(elasticsearch.requests()).isEmpty();
    }

    private List<Outcome> send(int count) {
        return writes.send(documents(count), Function.identity());
    }
}

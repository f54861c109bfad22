package org.customerapi.sink.application.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.customerapi.sink.domain.PartitionSummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SharedListingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final PartitionSummary NOTHING = new PartitionSummary(0, null, 0, 0, null, null);

    private final AtomicInteger walks = new AtomicInteger();
    private final List<Thread> asking = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void walksOnceForAllWhoAskMeanwhile() {
        var listing = new SharedListing(_ -> slowly());
        List<CompletableFuture<List<PartitionSummary>>> asked = List.of(ask(listing), ask(listing), ask(listing));
        await().atMost(PATIENCE).until(this::allWait);
        assertThat(walks).hasValue(1);
        end.countDown();

        assertThat(asked).allSatisfy(answer -> assertThat(answer.join()).containsExactly(NOTHING));
        assertThat(listing.summarize("topic")).containsExactly(NOTHING);
        assertThat(walks).hasValue(2);
    }

    @Test
    void remembersNoFailureForThoseWhoAskLater() {
        var listing = new SharedListing(_ -> {
            if (walks.incrementAndGet() == 1) {
                throw new IllegalStateException("for the test");
            }
            return List.of(NOTHING);
        });

        assertThatThrownBy(() -> listing.summarize("topic")).hasMessage("for the test");
        assertThat(listing.summarize("topic")).containsExactly(NOTHING);
    }

    @Test
    void tellsThoseWhoWaitOfAFailureAsItIs() {
        var listing = new SharedListing(_ -> {
            slowly();
            throw new IllegalStateException("for the test");
        });
        List<CompletableFuture<List<PartitionSummary>>> asked = List.of(ask(listing), ask(listing), ask(listing));
        await().atMost(PATIENCE).until(this::allWait);
        assertThat(walks).hasValue(1);
        end.countDown();

        assertThat(asked)
                .allSatisfy(answer -> assertThatThrownBy(answer::join)
                        .cause()
                        .isExactlyInstanceOf(IllegalStateException.class)
                        .hasMessage("for the test"));
        assertThat(walks).hasValue(1);
    }

    private List<PartitionSummary> slowly() {
        walks.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return List.of(NOTHING);
    }

    private CompletableFuture<List<PartitionSummary>> ask(SharedListing listing) {
        return CompletableFuture.supplyAsync(
                () -> listing.summarize("topic"),
                task -> asking.add(Thread.ofPlatform().daemon().start(task)));
    }

    /** The one for the end of its walk, the others for its answer. */
    private boolean allWait() {
        return asking.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
    }
}

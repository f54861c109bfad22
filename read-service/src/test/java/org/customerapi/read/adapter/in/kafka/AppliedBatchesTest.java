package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.util.backoff.FixedBackOff;

import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class AppliedBatchesTest {

    private static final TopicPartition STAYS = new TopicPartition("events", 0);
    private static final TopicPartition GOES = new TopicPartition("events", 1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AppliedBatches batches =
            new AppliedBatches(new FixedBackOff(200), Duration.ofMillis(50), new RetryLog(registry));
    private final Queue<CompletableFuture<Void>> refreshes = new ConcurrentLinkedQueue<>();
    private final List<String> committed = Collections.synchronizedList(new ArrayList<>());

    @Test
    void commitsWhatIsSearchableAndNothingBefore() {
        add("first", 1, 100, STAYS);
        add("second", 1, 101, STAYS);
        assertThat(committed).isEmpty();

        refreshes.remove().complete(null);
        assertThat(committed).containsExactly("first");

        refreshes.remove().complete(null);
        assertThat(committed).containsExactly("first", "second");
    }

    @Test
    void asksAgainUntilTheRefreshSucceeds() {
        add("batch", 1, 100, STAYS);

        refreshes.remove().completeExceptionally(new ReadModelUnavailable("for the test", null));

        await().until(() -> !refreshes.isEmpty());
        assertThat(committed).isEmpty();
        refreshes.remove().complete(null);
        assertThat(committed).containsExactly("batch");
        assertThat(registry.get("projection.failed.attempts").counter().count()).isEqualTo(1);
    }

    /** The other way round, the later commit would be the lower one. */
    @Test
    void commitsEarlierBatchesWithALaterOneThatIsSearchableFirst() {
        add("first", 1, 100, STAYS);
        add("second", 1, 101, STAYS);

        refreshes.remove().completeExceptionally(new ReadModelUnavailable("for the test", null));
        refreshes.remove().complete(null);

        assertThat(committed).containsExactly("first", "second");
        await().during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(refreshes).isEmpty());
    }

    @Test
    void takesNoFurtherBatchWhileTooManyEventsWait() {
        add("first", 5_000, 0, STAYS);
        add("second", 1, 5_000, STAYS);
        List<ConsumerRecord<byte[], byte[]>> third = records(1, 5_001, STAYS);

        assertThatThrownBy(() -> batches.take(third)).isInstanceOf(ReadModelUnavailable.class);

        refreshes.remove().complete(null);
        assertThat(batches.take(third)).isTrue();
    }

    @Test
    void finishesWhatIsUnderWayBeforePartitionsGo() {
        add("batch", 1, 100, GOES);
        CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS)
                .execute(() -> refreshes.remove().complete(null));

        batches.onPartitionsRevokedBeforeCommit(consumer(), List.of(GOES));

        assertThat(committed).containsExactly("batch");
    }

    /** The next owner may have committed more by then. */
    @Test
    void commitsNothingLateOfPartitionsThatWent() {
        add("batch", 1, 100, STAYS, GOES);
        add("next", 1, 110, STAYS, GOES);
        MockConsumer<byte[], byte[]> consumer = consumer();

        batches.onPartitionsRevokedBeforeCommit(consumer, List.of(GOES));
        refreshes.forEach(refresh -> refresh.complete(null));

        assertThat(committed).isEmpty();
        assertThat(consumer.position(STAYS)).isEqualTo(100);
        assertThat(consumer.position(GOES)).isEqualTo(0);
    }

    @Test
    void leavesTheBatchesOfOtherConsumersAlone() {
        add("other", 1, 100, new TopicPartition("events", 2));

        batches.onPartitionsRevokedBeforeCommit(consumer(), List.of(GOES));
        refreshes.remove().complete(null);

        assertThat(committed).containsExactly("other");
    }

    @Test
    void doesNotWaitForPartitionsThatAreLost() {
        add("batch", 1, 100, GOES);

        batches.onPartitionsLost(consumer(), List.of(GOES));
        refreshes.remove().complete(null);

        assertThat(committed).isEmpty();
        assertThat(batches.take(records(1, 100, GOES))).isTrue();
    }

    /** The next owner of what went may have committed more before the last attempt succeeds. */
    @Test
    void leavesABatchOfWhichAPartitionGoesBetweenTwoAttempts() {
        MockConsumer<byte[], byte[]> consumer = consumer();
        List<ConsumerRecord<byte[], byte[]>> records = records(10, 100, STAYS, GOES);
        assertThat(batches.take(records)).isTrue();
        assertThat(batches.take(records)).isTrue();

        batches.onPartitionsRevokedBeforeCommit(consumer, List.of(GOES));

        assertThat(batches.take(records)).isFalse();
        assertThat(consumer.position(STAYS)).isEqualTo(100);
        assertThat(consumer.position(GOES)).isEqualTo(0);
        assertThat(batches.take(records(10, 100, STAYS))).isTrue();
    }

    @Test
    void leavesABatchWhosePartitionsAreLostBetweenTwoAttemptsAlsoWhenTheyComeBack() {
        MockConsumer<byte[], byte[]> consumer = consumer();
        List<ConsumerRecord<byte[], byte[]>> records = records(1, 100, GOES);
        batches.take(records);

        batches.onPartitionsLost(consumer, List.of(GOES));
        batches.onPartitionsRevokedBeforeCommit(consumer, List.of(STAYS));

        assertThat(batches.take(records)).isFalse();
        assertThat(consumer.position(GOES)).isEqualTo(0);
    }

    @Test
    void triesABatchAgainThatKeepsItsPartitions() {
        MockConsumer<byte[], byte[]> consumer = consumer();
        List<ConsumerRecord<byte[], byte[]>> records = records(1, 100, STAYS);
        batches.take(records);

        batches.onPartitionsRevokedBeforeCommit(consumer, List.of(GOES));

        assertThat(batches.take(records)).isTrue();
        assertThat(consumer.position(STAYS)).isEqualTo(0);
    }

    /** This consumer has read on since. */
    @Test
    void readsNothingAgainOfABatchThatWasAppliedAndCommitted() {
        MockConsumer<byte[], byte[]> consumer = consumer();
        add("batch", 1, 100, STAYS, GOES);
        refreshes.remove().complete(null);

        batches.onPartitionsRevokedBeforeCommit(consumer, List.of(GOES));

        assertThat(consumer.position(STAYS)).isEqualTo(0);
    }

    private void add(String name, int size, long offset, TopicPartition... partitions) {
        List<ConsumerRecord<byte[], byte[]>> records = records(size, offset, partitions);
        assertThat(batches.take(records)).isTrue();
        batches.add(new AppliedBatch(records, this::refresh, () -> committed.add(name)));
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(int size, long offset, TopicPartition... partitions) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            for (int i = 0; i < size; i++) {
                records.add(new ConsumerRecord<>(
                        partition.topic(), partition.partition(), offset + i, new byte[0], new byte[0]));
            }
        }
        return records;
    }

    private CompletionStage<Void> refresh() {
        var refresh = new CompletableFuture<Void>();
        refreshes.add(refresh);
        return refresh;
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        var consumer = new MockConsumer<byte[], byte[]>("earliest");
        consumer.assign(List.of(STAYS, GOES));
        consumer.updateBeginningOffsets(Map.of(STAYS, 0L, GOES, 0L));
        return consumer;
    }
}

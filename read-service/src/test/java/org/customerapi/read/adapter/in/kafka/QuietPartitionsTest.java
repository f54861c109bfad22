package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;

class QuietPartitionsTest {

    private static final TopicPartition QUIET = new TopicPartition("events", 0);

    private final AppliedBatches batches =
            new AppliedBatches(new FixedBackOff(200), Duration.ofMillis(50), new RetryLog(new SimpleMeterRegistry()));
    private final QuietPartitions partitions = new QuietPartitions(batches);
    private final CountingConsumer consumer = new CountingConsumer();

    @BeforeEach
    void standBehindAMarker() {
        consumer.assign(List.of(QUIET));
        consumer.updateBeginningOffsets(Map.of(QUIET, 0L));
        consumer.seek(QUIET, 6);
    }

    @Test
    void areCommittedWhereTheirConsumerStandsOnceWhatWasAcknowledgedIsCommitted() {
        partitions.remainedQuiet(consumer, QUIET);
        assertThat(committed()).isNull();
        consumer.commitSync(Map.of(QUIET, new OffsetAndMetadata(5)));

        partitions.remainedQuiet(consumer, QUIET);

        assertThat(committed()).isEqualTo(6);
    }

    @Test
    void areCommittedOnceOnly() {
        for (int times = 0; times < 4; times++) {
            partitions.remainedQuiet(consumer, QUIET);
        }
        assertThat(consumer.commits).isEqualTo(1);
    }

    @Test
    void areCommittedAgainAfterTheNextEvents() {
        partitions.remainedQuiet(consumer, QUIET);
        partitions.remainedQuiet(consumer, QUIET);
        consumer.seek(QUIET, 9);

        partitions.remainedQuiet(consumer, QUIET);
        assertThat(committed()).isEqualTo(6);
        partitions.remainedQuiet(consumer, QUIET);
        assertThat(committed()).isEqualTo(9);
    }

    @Test
    void areNotCommittedWhileEventsOfThemWaitToBeSearchable() {
        CompletableFuture<Void> refresh = new CompletableFuture<>();
        partitions.remainedQuiet(consumer, QUIET);
        batches.add(new AppliedBatch(
                List.of(new ConsumerRecord<>(QUIET.topic(), QUIET.partition(), 4, new byte[0], new byte[0])),
                () -> refresh,
                () -> {}));

        partitions.remainedQuiet(consumer, QUIET);
        partitions.remainedQuiet(consumer, QUIET);
        assertThat(committed()).isNull();

        refresh.complete(null);
        partitions.remainedQuiet(consumer, QUIET);
        assertThat(committed()).isNull();
        partitions.remainedQuiet(consumer, QUIET);
        assertThat(committed()).isEqualTo(6);
    }

    @Test
    void areCommittedLaterWhenKafkaRefuses() {
        partitions.remainedQuiet(consumer, QUIET);
        consumer.refuses = true;
        partitions.remainedQuiet(consumer, QUIET);
        consumer.refuses = false;

        partitions.remainedQuiet(consumer, QUIET);

        assertThat(committed()).isEqualTo(6);
    }

    @Test
    void areLeftAloneThatNeverHadAnEvent() {
        consumer.seek(QUIET, 0);

        partitions.remainedQuiet(consumer, QUIET);
        partitions.remainedQuiet(consumer, QUIET);

        assertThat(consumer.commits).isZero();
    }

    private @Nullable Long committed() {
        OffsetAndMetadata committed = consumer.committed(Set.of(QUIET)).get(QUIET);
        return committed == null ? null : committed.offset();
    }

    private static final class CountingConsumer extends MockConsumer<byte[], byte[]> {

        private int commits;
        private boolean refuses;

        CountingConsumer() {
            super("earliest");
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            if (refuses) {
                throw new KafkaException("for the test");
            }
            commits++;
            commitSync(offsets);
        }
    }
}

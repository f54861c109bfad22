package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;

/**
 * Commits, of partitions that have fallen quiet, where their consumer stands. That may be beyond the last event: the markers
 * that transactions end with, as a restore's do, take an offset each and are never handed out, and would pass for events
 * that wait.
 */
final class QuietPartitions implements ApplicationListener<ListenerContainerPartitionIdleEvent> {

    private static final Logger log = LoggerFactory.getLogger(QuietPartitions.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Standing BEGINNING = new Standing(0, true);

    private final AppliedBatches batches;
    private final Map<TopicPartition, Standing> standings = new ConcurrentHashMap<>();

    QuietPartitions(AppliedBatches batches) {
        this.batches = batches;
    }

    private record Standing(long position, boolean committed) {}

    /** Comes again and again, by the thread of the consumer. */
    @Override
    public void onApplicationEvent(ListenerContainerPartitionIdleEvent idle) {
        remainedQuiet(idle.getConsumer(), idle.getTopicPartition());
    }

    /**
     * Commits the second time only: what was acknowledged before the first is committed by then, and does not set the group
     * back afterwards.
     */
    void remainedQuiet(Consumer<?, ?> consumer, TopicPartition partition) {
        if (batches.isAnyOf(partition)) {
            standings.remove(partition);
            return;
        }
        long position = consumer.position(partition, LONGEST_WAIT);
        Standing before = standings.getOrDefault(partition, BEGINNING);
        if (before.position() != position) {
            standings.put(partition, new Standing(position, false));
        } else if (!before.committed()) {
            commit(consumer, partition, position);
        }
    }

    private void commit(Consumer<?, ?> consumer, TopicPartition partition, long position) {
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(position)), LONGEST_WAIT);
            standings.put(partition, new Standing(position, true));
        } catch (KafkaException failure) {
            log.debug("The position of {} is committed later", partition, failure);
        }
    }
}

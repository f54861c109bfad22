package org.customerapi.sink.adapter.in.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offsets that are archived and not yet committed. A commit that does not succeed does no harm: whoever goes on from the
 * older offset finds the objects in the archive.
 */
final class Commits {

    private static final Logger log = LoggerFactory.getLogger(Commits.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();

    Commits(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    void add(TopicPartition partition, long next) {
        due.put(partition, new OffsetAndMetadata(next));
    }

    void forget(TopicPartition partition) {
        due.remove(partition);
    }

    void commit() {
        if (due.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(due, TIMEOUT);
            due.clear();
        } catch (CommitFailedException | FencedInstanceIdException replaced) {
            told(replaced, "Not committed, since another instance has the partitions now");
            due.clear();
        } catch (RebalanceInProgressException | RetriableException later) {
            told(later, "Not committed yet; trying again");
        }
    }

    private void told(Exception cause, String message) {
        log.atWarn()
                .addKeyValue("offsets", due)
                .addKeyValue("cause", cause.getMessage())
                .log(message);
    }
}

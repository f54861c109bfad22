package org.customerapi.read.adapter.in.kafka;

import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;

/**
 * Has a batch applied again until that succeeds. Where something else ends the attempts, such as a poll between two of them
 * that Kafka refuses, the batch is read once more: the container would go on behind it.
 */
final class PatientErrorHandler extends DefaultErrorHandler {

    PatientErrorHandler(BackOff pauses, RetryLog retries) {
        super(
                (record, failure) -> {
                    throw new IllegalStateException("An event is never skipped", failure);
                },
                pauses);
        setClassifications(Map.of(), true);
        setRetryListeners(retries);
        // A batch that is applied at last still waits for its refresh, after which it is acknowledged as any other.
        setAckAfterHandle(false);
    }

    @Override
    public void handleBatch(
            Exception failure,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable listener) {
        try {
            super.handleBatch(failure, batch, consumer, container, listener);
        } catch (RuntimeException brokenOff) {
            readAgain(batch, consumer);
            throw brokenOff;
        }
    }

    /** Partitions that went meanwhile are their next owner's. */
    private static void readAgain(ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer) {
        for (TopicPartition partition : batch.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, batch.records(partition).getFirst().offset());
            }
        }
    }
}

package org.customerapi.read.adapter.in.kafka;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The batch that a consumer is applying. Between two attempts at the same one the consumer polls, lest it is thrown out, and
 * so may lose partitions of it. For the consumer's thread alone.
 */
final class BatchInHand {

    private @Nullable ConsumerRecord<?, ?> first;
    private Map<TopicPartition, Long> starts = Map.of();
    private boolean givenUp;

    /**
     * Takes a batch that was just polled, or the one in hand once more.
     *
     * @return whether it is to be applied: not when it was given up
     */
    @SuppressWarnings("ReferenceEquality") // A record that is polled again is another one.
    boolean take(List<? extends ConsumerRecord<?, ?>> records) {
        if (first != records.getFirst()) {
            first = records.getFirst();
            starts = AppliedBatch.startsOf(records);
            givenUp = false;
        }
        return !givenUp;
    }

    boolean isOf(Collection<TopicPartition> partitions) {
        return !Collections.disjoint(starts.keySet(), partitions);
    }

    /** Ends with it: it is applied. */
    void letGo() {
        first = null;
        starts = Map.of();
    }

    /** Ends with it unapplied. Answers the lowest offset of each partition, nothing when asked again. */
    Map<TopicPartition, Long> giveUp() {
        Map<TopicPartition, Long> unapplied = starts;
        starts = Map.of();
        givenUp = true;
        return unapplied;
    }
}

package org.customerapi.read.adapter.in.kafka;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.support.Acknowledgment;

/** Records whose events are applied, and which are committed once these can be searched. Each one is equal to itself only. */
final class AppliedBatch {

    private final int size;
    private final Map<TopicPartition, Long> starts;
    private final Supplier<CompletionStage<Void>> makeSearchable;
    private final Acknowledgment acknowledgment;

    AppliedBatch(
            List<? extends ConsumerRecord<?, ?>> records,
            Supplier<CompletionStage<Void>> makeSearchable,
            Acknowledgment acknowledgment) {
        this.size = records.size();
        this.starts = startsOf(records);
        this.makeSearchable = makeSearchable;
        this.acknowledgment = acknowledgment;
    }

    /** The lowest offset of each partition. */
    static Map<TopicPartition, Long> startsOf(List<? extends ConsumerRecord<?, ?>> records) {
        return records.stream()
                .collect(Collectors.toMap(
                        record -> new TopicPartition(record.topic(), record.partition()),
                        ConsumerRecord::offset,
                        Math::min));
    }

    int size() {
        return size;
    }

    /** The lowest offset of each partition. */
    Map<TopicPartition, Long> starts() {
        return starts;
    }

    boolean isOf(Collection<TopicPartition> partitions) {
        return !Collections.disjoint(starts.keySet(), partitions);
    }

    CompletionStage<Void> makeSearchable() {
        return makeSearchable.get();
    }

    void acknowledge() {
        acknowledgment.acknowledge();
    }
}

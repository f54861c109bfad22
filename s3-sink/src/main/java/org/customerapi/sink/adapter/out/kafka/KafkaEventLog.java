package org.customerapi.sink.adapter.out.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.Partition;

/** Asks the brokers; what was archived is what the sink's consumer group has committed. */
public final class KafkaEventLog implements EventLog {

    private final Admin admin;
    private final String group;

    /** @param group the consumer group that archives, and commits what is in the archive */
    public KafkaEventLog(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    @Override
    public LogBounds bounds(Partition partition) {
        TopicPartition asked = new TopicPartition(partition.topic(), partition.number());
        return new LogBounds(
                offset(offsets(List.of(asked), OffsetSpec.earliest()), asked),
                offset(offsets(List.of(asked), OffsetSpec.latest()), asked));
    }

    @Override
    public SortedMap<Integer, LogBounds> bounds(String topic) {
        List<TopicPartition> partitions = partitionsOf(topic);
        Map<TopicPartition, ListOffsetsResultInfo> first = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> next = offsets(partitions, OffsetSpec.latest());
        SortedMap<Integer, LogBounds> bounds = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            bounds.put(partition.partition(), new LogBounds(offset(first, partition), offset(next, partition)));
        }
        return bounds;
    }

    @Override
    public Map<Integer, Long> archivedBefore(String topic) {
        Map<Integer, Long> archived = new HashMap<>();
        committed(topic).forEach((partition, committed) -> archived.put(partition, committed.offset()));
        return archived;
    }

    /** What the group has committed of a topic, by partition. */
    Map<Integer, OffsetAndMetadata> committed(String topic) {
        Map<Integer, OffsetAndMetadata> found = new HashMap<>();
        KafkaAnswers.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, committed) -> {
                    if (committed != null && partition.topic().equals(topic)) {
                        found.put(partition.partition(), committed);
                    }
                });
        return found;
    }

    private List<TopicPartition> partitionsOf(String topic) {
        try {
            TopicDescription description = KafkaAnswers.of(
                            admin.describeTopics(List.of(topic)).allTopicNames())
                    .get(topic);
            return description == null
                    ? List.of()
                    : description.partitions().stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
        } catch (ArchiveException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return List.of();
            }
            throw failed;
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Collection<TopicPartition> asked, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> question =
                asked.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        return KafkaAnswers.of(admin.listOffsets(question).all());
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
        ListOffsetsResultInfo info = offsets.get(partition);
        if (info == null) {
            throw new ArchiveException("kafka", "Kafka told no offset of " + partition, null);
        }
        return info.offset();
    }
}

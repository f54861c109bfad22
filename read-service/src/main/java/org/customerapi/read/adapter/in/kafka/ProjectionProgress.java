package org.customerapi.read.adapter.in.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.contracts.Topics;
import org.customerapi.read.application.port.in.TrackCompleteness;
import org.customerapi.read.application.port.out.ProjectionLag;

/** Asks Kafka how far the projection's group is, all its instances taken together. */
final class ProjectionProgress implements ProjectionLag {

    private static final Logger log = LoggerFactory.getLogger(ProjectionProgress.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Set<Integer> ALL_PARTITIONS =
            IntStream.range(0, Topics.CUSTOMER_EVENT_PARTITIONS).boxed().collect(Collectors.toUnmodifiableSet());

    private final Admin admin;
    private final String group;
    private final String topic;
    private final TrackCompleteness completeness;
    private volatile OptionalLong lag = OptionalLong.empty();
    private final AtomicLong lost = new AtomicLong();
    private final Map<Integer, Long> begun = new HashMap<>();
    private boolean failing;

    ProjectionProgress(Admin admin, String group, String topic, TrackCompleteness completeness) {
        this.admin = admin;
        this.group = group;
        this.topic = topic;
        this.completeness = completeness;
    }

    @Override
    public OptionalLong events() {
        return lag;
    }

    /** How many events were gone before they were projected, as far as this has seen. */
    long lost() {
        return lost.get();
    }

    /** Asks once, and hands the answer on; when Kafka does not answer, what is known stays as it is. */
    void poll() {
        try {
            Map<Integer, Long> reached = reached();
            completeness.projectionReached(reached);
            lag = OptionalLong.of(lagBehind(reached));
            failing = false;
        } catch (ExecutionException | TimeoutException failure) {
            if (!failing) {
                log.warn("Kafka does not say how far the projection is: {}", failure.toString());
            }
            failing = true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<Integer, Long> committed() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        Map<Integer, Long> committed = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (partition.topic().equals(topic) && offset != null) {
                committed.put(partition.partition(), offset.offset());
            }
        });
        return committed;
    }

    /** The beginning of a partition that nothing is committed of: there the projection will begin, and nothing is before it. */
    private Map<Integer, Long> reached() throws ExecutionException, InterruptedException, TimeoutException {
        Map<Integer, Long> reached = committed();
        Map<Integer, Long> begins = offsets(ALL_PARTITIONS, OffsetSpec.earliest());
        begins.forEach((partition, begin) -> noteLost(partition, reached.getOrDefault(partition, begin), begin));
        begins.forEach(reached::putIfAbsent);
        return reached;
    }

    /** What lay between would have come next, and nothing but this tells of it: the consumer goes on where the topic begins. */
    private void noteLost(int partition, long committed, long begin) {
        long known = Math.max(committed, begun.getOrDefault(partition, 0L));
        if (begin > known) {
            lost.addAndGet(begin - known);
            log.atError()
                    .addKeyValue("partition", partition)
                    .addKeyValue("firstOffset", known)
                    .addKeyValue("lastOffset", begin - 1)
                    .log(
                            "Events were gone from the topic before they were projected, see docs/operations.md#eventslost");
        }
        begun.put(partition, begin);
    }

    private long lagBehind(Map<Integer, Long> reached)
            throws ExecutionException, InterruptedException, TimeoutException {
        return offsets(reached.keySet(), OffsetSpec.latest()).entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - reached.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private Map<Integer, Long> offsets(Set<Integer> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> question = partitions.stream()
                .collect(Collectors.toMap(partition -> new TopicPartition(topic, partition), partition -> which));
        Map<TopicPartition, ListOffsetsResultInfo> answer =
                admin.listOffsets(question).all().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        Map<Integer, Long> offsets = new HashMap<>();
        answer.forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
        return offsets;
    }
}

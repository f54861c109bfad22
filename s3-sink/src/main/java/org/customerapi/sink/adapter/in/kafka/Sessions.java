package org.customerapi.sink.adapter.in.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.sink.application.port.in.ArchiveRecords;
import org.customerapi.sink.application.port.in.PartitionSession;
import org.customerapi.sink.domain.Partition;

/**
 * The sessions of the partitions that this consumer owns. A partition that is taken away is handed over by committing
 * what has been put; what has not is left to the next owner.
 */
final class Sessions implements ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final ArchiveRecords archive;
    private final Commits commits;
    private final Map<TopicPartition, PartitionSession> open = new HashMap<>();

    Sessions(Consumer<byte[], byte[]> consumer, ArchiveRecords archive, Commits commits) {
        this.consumer = consumer;
        this.archive = archive;
        this.commits = commits;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        log.atInfo().addKeyValue("partitions", assigned).log("Archiving these partitions");
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(assigned), TIMEOUT);
        for (TopicPartition partition : assigned) {
            OffsetAndMetadata next = committed.get(partition);
            open.put(partition, next == null ? locate(partition) : archive.resume(named(partition), next.offset()));
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        for (TopicPartition partition : revoked) {
            session(partition).ifPresent(session -> {
                session.tick();
                session.takeArchived().ifPresent(next -> commits.add(partition, next));
            });
        }
        commits.commit();
        end(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        log.atWarn().addKeyValue("partitions", lost).log("Lost these partitions to another instance");
        end(lost);
    }

    Optional<PartitionSession> session(TopicPartition partition) {
        return Optional.ofNullable(open.get(partition));
    }

    Map<TopicPartition, PartitionSession> all() {
        return open;
    }

    void relocate(Set<TopicPartition> outOfRange) {
        log.atWarn().addKeyValue("partitions", outOfRange).log("The log no longer has the offsets that come next");
        consumer.seekToBeginning(outOfRange);
        consumer.pause(outOfRange);
        outOfRange.forEach(partition -> session(partition).ifPresent(PartitionSession::relocate));
    }

    void end() {
        end(List.copyOf(open.keySet()));
    }

    static Partition named(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }

    /** The consumer needs some position, though it will not be fetched from. */
    private PartitionSession locate(TopicPartition partition) {
        consumer.seekToBeginning(List.of(partition));
        consumer.pause(List.of(partition));
        return archive.locate(named(partition));
    }

    private void end(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Optional.ofNullable(open.remove(partition)).ifPresent(PartitionSession::close);
            commits.forget(partition);
        }
    }
}

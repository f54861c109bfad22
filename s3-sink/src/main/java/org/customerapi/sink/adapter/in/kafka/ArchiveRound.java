package org.customerapi.sink.adapter.in.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

import org.customerapi.sink.adapter.kafka.LogRecords;
import org.customerapi.sink.application.port.in.PartitionSession;
import org.customerapi.sink.domain.Partition;

/** One turn after another: poll, hand out, let the sessions move on, commit. Never waits for the archive. */
final class ArchiveRound {

    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration BUSY = Duration.ofMillis(10);
    private static final Duration MEASURING_INTERVAL = Duration.ofSeconds(5);
    private static final Duration MEASURING_TIMEOUT = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final Sessions sessions;
    private final Commits commits;
    private final InstantSource timer;
    private Instant nextMeasuring;

    ArchiveRound(Consumer<byte[], byte[]> consumer, Sessions sessions, Commits commits, InstantSource timer) {
        this.consumer = consumer;
        this.sessions = sessions;
        this.commits = commits;
        this.timer = timer;
        this.nextMeasuring = timer.instant();
    }

    void turn() {
        ConsumerRecords<byte[], byte[]> records = poll();
        for (TopicPartition partition : records.partitions()) {
            sessions.session(partition).ifPresent(session -> hand(records.records(partition), session));
        }
        sessions.all().forEach(this::moveOn);
        fetchOnlyWhatIsWanted();
        commits.commit();
        measure();
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        boolean working = sessions.all().values().stream().anyMatch(PartitionSession::isWorking);
        try {
            return consumer.poll(working ? BUSY : IDLE);
        } catch (OffsetOutOfRangeException gone) {
            sessions.relocate(gone.partitions());
            return ConsumerRecords.empty();
        }
    }

    private static void hand(List<ConsumerRecord<byte[], byte[]>> records, PartitionSession session) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Partition partition = new Partition(record.topic(), record.partition());
            if (!session.offer(LogRecords.of(partition, record))) {
                return;
            }
        }
    }

    private void moveOn(TopicPartition partition, PartitionSession session) {
        session.tick();
        session.takeSeek().ifPresent(offset -> consumer.seek(partition, offset));
        session.takeArchived().ifPresent(next -> commits.add(partition, next));
    }

    private void fetchOnlyWhatIsWanted() {
        Set<TopicPartition> wanted = new HashSet<>();
        List<TopicPartition> unwanted = new ArrayList<>();
        sessions.all().forEach((partition, session) -> (session.wantsRecords() ? wanted : unwanted).add(partition));
        consumer.pause(unwanted);
        wanted.retainAll(consumer.paused());
        consumer.resume(wanted);
    }

    private void measure() {
        if (timer.instant().isBefore(nextMeasuring)) {
            return;
        }
        nextMeasuring = timer.instant().plus(MEASURING_INTERVAL);
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(sessions.all().keySet(), MEASURING_TIMEOUT);
            ends.forEach((partition, end) -> sessions.session(partition).ifPresent(session -> session.logEndsAt(end)));
        } catch (RetriableException brokerAway) {
            nextMeasuring = timer.instant().plus(MEASURING_INTERVAL.multipliedBy(2));
        }
    }
}

package org.customerapi.sink.adapter.out.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.admin.Admin;

import org.customerapi.sink.application.port.out.LogReader;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/**
 * How far a restore came, as the offsets of a consumer group that nobody is in. Brokers forget these in time (by default
 * after 7 days), the topic keeps its records: then nobody knows which of them are there, and none may be written twice.
 */
final class RestoreProgress {

    private final KafkaEventLog target;
    private final LogReader reader;
    private final String topic;
    private final String archive;

    /**
     * Of one target topic.
     *
     * @param reader reads committed records only
     * @param archive where the records come from, as the offsets' metadata have it
     */
    RestoreProgress(Admin admin, LogReader reader, String topic, String group, String archive) {
        this.target = new KafkaEventLog(admin, group);
        this.reader = reader;
        this.topic = topic;
        this.archive = archive;
    }

    /** @throws IllegalArgumentException when the topic holds records of another archive, or some of which nothing is known */
    Map<Integer, Long> restored() {
        Map<Integer, Long> restored = new HashMap<>();
        target.committed(topic).forEach((partition, committed) -> {
            refuseAnotherArchive(committed.metadata());
            restored.put(partition, committed.offset());
        });
        target.bounds(topic).forEach((number, bounds) -> {
            if (!restored.containsKey(number)) {
                refuseWhenWritten(new Partition(topic, number), bounds);
            }
        });
        return restored;
    }

    /** What another archive has below the same offsets would count as written. */
    private void refuseAnotherArchive(String source) {
        if (!source.isEmpty() && !source.equals(archive)) {
            throw new IllegalArgumentException(
                    topic + " was restored from " + source + ", not from " + archive + ": restore to another topic");
        }
    }

    private void refuseWhenWritten(Partition partition, LogBounds bounds) {
        if (hasRecords(partition, bounds)) {
            throw new IllegalArgumentException(partition
                    + " has records, and how far a restore came is not known (any more): restore to another topic");
        }
    }

    /** Offsets alone do not tell: a restore that was broken off leaves aborted records. */
    private boolean hasRecords(Partition partition, LogBounds bounds) {
        if (bounds.first() == bounds.next()) {
            return false;
        }
        AtomicBoolean met = new AtomicBoolean();
        reader.read(partition, new OffsetRange(bounds.first(), bounds.next()), record -> {
            met.set(true);
            return false;
        });
        return met.get();
    }
}

package org.customerapi.sink.testing;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.application.port.out.LogReader;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/**
 * A log with a record of {@link TestRecords} at every offset, all of one time.
 *
 * @param bounds of every partition
 * @param time of every record
 */
public record LogOfRecords(LogBounds bounds, Instant time) implements EventLog, LogReader {

    @Override
    public LogBounds bounds(Partition partition) {
        return bounds;
    }

    @Override
    public SortedMap<Integer, LogBounds> bounds(String topic) {
        return new TreeMap<>();
    }

    @Override
    public Map<Integer, Long> archivedBefore(String topic) {
        return Map.of();
    }

    @Override
    public void read(Partition partition, OffsetRange range, Predicate<LogRecord> visitor) {
        long offset = Math.max(range.first(), bounds.first());
        long end = Math.min(range.next(), bounds.next());
        while (offset < end && visitor.test(TestRecords.record(partition, offset, time))) {
            offset++;
        }
    }
}

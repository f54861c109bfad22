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

/** A log of a thousand records whose bounds and records change as a test wants; it is read one record at a time. */
public final class ShiftingLog implements EventLog, LogReader {

    private LogBounds bounds = new LogBounds(0, 1000);
    private Instant appended;

    public ShiftingLog(Instant appended) {
        this.appended = appended;
    }

    /** Records leave it, or are cut off. */
    public void reaches(LogBounds other) {
        bounds = other;
    }

    /** Its records are others, appended at that time. */
    public void hasRecordsOf(Instant time) {
        appended = time;
    }

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
        boolean _ = visitor.test(TestRecords.record(partition, range.first(), appended));
    }
}

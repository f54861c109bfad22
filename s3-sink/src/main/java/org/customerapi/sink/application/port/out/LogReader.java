package org.customerapi.sink.application.port.out;

import java.util.function.Predicate;

import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/** Reads a part of the log, beside whoever else reads it. */
public interface LogReader {

    /**
     * Reads the records of the range in order.
     *
     * @param visitor gets each, and says whether it wants the next
     * @throws ArchiveException when the log does not answer
     */
    void read(Partition partition, OffsetRange range, Predicate<LogRecord> visitor);
}

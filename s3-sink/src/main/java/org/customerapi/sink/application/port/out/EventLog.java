package org.customerapi.sink.application.port.out;

import java.util.Map;
import java.util.SortedMap;

import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.Partition;

/** What the log that is archived holds; each call may throw an {@link ArchiveException}. */
public interface EventLog {

    /** The bounds of one partition. */
    LogBounds bounds(Partition partition);

    /** The bounds of every partition of a topic by number; empty when there is no such topic. */
    SortedMap<Integer, LogBounds> bounds(String topic);

    /**
     * By partition, the offset before which everything was in the archive at some time; a partition that nothing is
     * known of is left out.
     */
    Map<Integer, Long> archivedBefore(String topic);
}

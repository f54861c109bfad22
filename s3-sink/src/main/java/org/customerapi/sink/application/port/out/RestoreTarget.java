package org.customerapi.sink.application.port.out;

import java.util.Map;

import org.customerapi.sink.domain.LogRecord;

/**
 * A topic that records are written back to, exactly once: what is written and how far that is become visible together,
 * so that a restore that was broken off can be begun again.
 */
public interface RestoreTarget extends AutoCloseable {

    /**
     * By partition, the offset in the archive before which all has been written by {@link #commit}.
     *
     * @throws IllegalArgumentException when the topic holds records of which that is not known
     */
    Map<Integer, Long> restored();

    /** Writes a record to the partition it came from, with its key, headers, value and timestamp. */
    void write(LogRecord record);

    /**
     * Makes visible what was written since the last time.
     *
     * @param restored by partition, the offset that {@link #restored} is to tell from now on
     */
    void commit(Map<Integer, Long> restored);

    /** Drops what was not committed. */
    @Override
    void close();
}

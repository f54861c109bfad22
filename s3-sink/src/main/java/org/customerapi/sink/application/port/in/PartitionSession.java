package org.customerapi.sink.application.port.in;

import java.util.OptionalLong;

import org.customerapi.sink.domain.LogRecord;

/**
 * The time during which one consumer archives one partition; confined to the consumer's thread, and no call waits for
 * the archive. After every call the consumer asks {@link #takeSeek()} and {@link #wantsRecords()}.
 */
public interface PartitionSession {

    /**
     * Offers the next record in order.
     *
     * @return whether it was taken; if not, it is to be offered again after the seek
     */
    boolean offer(LogRecord record);

    /** Does what has become due: objects that are old enough, answers of the archive, attempts to repeat. */
    void tick();

    /** Whether the partition is to be fetched from; {@code false} while an object is being put. */
    boolean wantsRecords();

    /** Whether an answer is on its way, so that the next tick should come soon. */
    boolean isWorking();

    /** Where the consumer has to go on from, told once. */
    OptionalLong takeSeek();

    /** The offset before which everything is archived and can be committed, told once each time it grows. */
    OptionalLong takeArchived();

    /** The log no longer holds the offset that was asked for: finds out where to go on. */
    void relocate();

    /** Takes the offset that the log's next record will get, for the metrics. */
    void logEndsAt(long offset);

    /** Ends the session; what was not put is dropped, for whoever comes next to archive. */
    void close();
}

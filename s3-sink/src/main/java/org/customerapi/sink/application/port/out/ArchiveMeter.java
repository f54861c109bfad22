package org.customerapi.sink.application.port.out;

import java.time.Duration;

import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/** Takes the archive's figures; safe for use by several threads. */
public interface ArchiveMeter {

    /**
     * An object was put.
     *
     * @param delay from the change that its oldest record tells of to now
     */
    void stored(ArchivedObject object, Duration delay);

    /** An object was met that somebody had put before. */
    void found(ArchivedObject object);

    /** One attempt at something failed. */
    void attemptFailed(String step, String reason);

    /** Records were gone from the log before they were archived. */
    void lost(Partition partition, OffsetRange range);

    /**
     * Where a partition stands.
     *
     * @param lag records of the log that are not in the archive
     * @param open those of them that are on disk here
     */
    void progress(Partition partition, long lag, long open);

    /** The partition is no longer archived here. */
    void forget(Partition partition);
}

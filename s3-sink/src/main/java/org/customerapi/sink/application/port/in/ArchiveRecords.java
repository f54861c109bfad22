package org.customerapi.sink.application.port.in;

import org.customerapi.sink.domain.Partition;

/** Archives the records of a log, partition by partition. */
public interface ArchiveRecords {

    /**
     * Goes on with a partition at its committed offset, the first record that need not be in the archive yet.
     *
     * @param next at most the end of the partition's chain, or further where the chain was rolled back
     */
    PartitionSession resume(Partition partition, long next);

    /** Goes on with a partition of which no offset was committed: after its chain, or at the start of the log. */
    PartitionSession locate(Partition partition);
}

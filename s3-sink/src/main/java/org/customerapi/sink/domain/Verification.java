package org.customerapi.sink.domain;

import java.util.List;

/**
 * The result of walking the whole archive of a topic.
 *
 * @param topic whose archive
 * @param partitions in order
 * @param findings how many things are wrong
 * @param retracted how many ranges are missing because they were retracted
 * @param comparedWithLog whether the log could be asked, and has the topic
 */
public record Verification(
        String topic, List<PartitionReport> partitions, long findings, long retracted, boolean comparedWithLog) {

    public Verification {
        partitions = List.copyOf(partitions);
    }

    /** Whether every record that was not retracted is there, in exactly one object. */
    public boolean isClean() {
        return findings == 0;
    }
}

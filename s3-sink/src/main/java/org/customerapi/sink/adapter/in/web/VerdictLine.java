package org.customerapi.sink.adapter.in.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.PartitionReport;
import org.customerapi.sink.domain.Verification;

/**
 * The last line of a verification.
 *
 * @param verdict {@code clean} or {@code damaged}
 * @param topic whose archive
 * @param findings how many of the lines before are of damage
 * @param retracted how many of them are of ranges that were retracted
 * @param comparedWithKafka whether Kafka has the topic and could be asked for its offsets
 * @param partitions in order
 */
record VerdictLine(
        String verdict,
        String topic,
        long findings,
        long retracted,
        boolean comparedWithKafka,
        List<PartitionLine> partitions) {

    /** What was found of a partition; offsets without a record are counted as missing. */
    record PartitionLine(
            int partition,
            @Nullable Long firstOffset,
            @Nullable Long lastOffset,
            long objects,
            long records,
            long bytes,
            @Nullable Long lag) {

        static PartitionLine of(PartitionReport report) {
            OffsetRange extent = report.extent();
            return new PartitionLine(
                    report.partition(),
                    extent == null ? null : extent.first(),
                    extent == null ? null : extent.last(),
                    report.objects(),
                    report.records(),
                    report.bytes(),
                    report.lag());
        }
    }

    static VerdictLine of(Verification verification) {
        return new VerdictLine(
                verification.isClean() ? "clean" : "damaged",
                verification.topic(),
                verification.findings(),
                verification.retracted(),
                verification.comparedWithLog(),
                verification.partitions().stream().map(PartitionLine::of).toList());
    }
}

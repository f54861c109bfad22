package org.customerapi.sink.application.service;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Chain;
import org.customerapi.sink.domain.Finding;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.PartitionReport;

/** Gathers what one partition's objects say, and tells what does not fit together. */
final class PartitionProof {

    private final int partition;
    private final Chain chain = new Chain();
    private long objects;
    private long records;
    private long bytes;

    PartitionProof(int partition) {
        this.partition = partition;
    }

    void add(ArchivedObject object, Consumer<Finding> findings) {
        objects++;
        records += object.records();
        bytes += object.bytes();
        chain.add(object.range())
                .ifPresent(shared -> findings.accept(new Finding(
                        Finding.Kind.OVERLAP, partition, shared, object.name(), "another object holds these too")));
    }

    PartitionReport conclude(@Nullable LogBounds log, Consumer<Finding> findings) {
        chain.gaps().forEach(gap -> findings.accept(gap(gap, "no object holds these")));
        @Nullable OffsetRange extent = chain.extent().orElse(null);
        if (extent != null && log != null) {
            compare(extent, log, findings);
        }
        return new PartitionReport(partition, extent, objects, records, bytes, LogComparison.lag(extent, log));
    }

    private void compare(OffsetRange extent, LogBounds log, Consumer<Finding> findings) {
        if (log.first() < extent.first()) {
            findings.accept(gap(
                    new OffsetRange(log.first(), /* next= */ extent.first()),
                    "before the first object, still in Kafka"));
        }
        if (extent.next() < log.first()) {
            findings.accept(gap(
                    new OffsetRange(/* first= */ extent.next(), /* next= */ log.first()),
                    "gone from Kafka before they were archived"));
        }
        if (extent.next() > log.next()) {
            findings.accept(new Finding(
                    Finding.Kind.AHEAD_OF_LOG,
                    partition,
                    new OffsetRange(/* first= */ log.next(), extent.next()),
                    null,
                    "Kafka has not reached these: the topic was truncated or made anew"));
        }
    }

    private Finding gap(OffsetRange range, String detail) {
        return new Finding(Finding.Kind.GAP, partition, range, null, detail);
    }
}

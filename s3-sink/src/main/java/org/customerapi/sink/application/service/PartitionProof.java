package org.customerapi.sink.application.service;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Chain;
import org.customerapi.sink.domain.Finding;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.PartitionReport;

/** Gathers what one partition's objects say, and tells what does not fit together. */
final class PartitionProof {

    private final int partition;
    private final Chain chain = new Chain();
    private long objects;
    private long records;
    private long bytes;
    private long archivedBefore;

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

    boolean hasGaps() {
        return !chain.gaps().isEmpty();
    }

    /** Whether the object begins in a gap between those that were added. */
    boolean misses(ObjectName name) {
        return chain.misses(name.firstOffset());
    }

    /** The sink said once that everything before the offset was archived. */
    void wasArchivedBefore(long offset) {
        archivedBefore = offset;
    }

    PartitionReport conclude(@Nullable LogBounds log, Consumer<Finding> findings) {
        chain.gaps().forEach(gap -> findings.accept(gap(gap, "no object holds these")));
        @Nullable OffsetRange extent = chain.extent().orElse(null);
        if (extent != null) {
            checkHead(extent, log, findings);
            checkAhead(extent, log, findings);
        }
        checkTail(extent == null ? 0 : extent.next(), log == null ? 0 : log.first(), findings);
        return new PartitionReport(partition, extent, objects, records, bytes, LogComparison.lag(extent, log));
    }

    private void checkHead(OffsetRange extent, @Nullable LogBounds log, Consumer<Finding> findings) {
        if (extent.first() > 0) {
            String where = log != null && log.first() < extent.first() ? "; Kafka has them from " + log.first() : "";
            findings.accept(gap(new OffsetRange(/* first= */ 0, extent.first()), "before the first object" + where));
        }
    }

    /** What left the log and what the sink once had archived is to be in the archive, with or without objects now. */
    private void checkTail(long end, long logFirst, Consumer<Finding> findings) {
        long due = Math.max(archivedBefore, logFirst);
        if (end < due) {
            String detail = end < archivedBefore
                    ? "the sink had these behind it, and no object holds them"
                    : "gone from Kafka before they were archived";
            findings.accept(gap(new OffsetRange(/* first= */ end, /* next= */ due), detail));
        }
    }

    private void checkAhead(OffsetRange extent, @Nullable LogBounds log, Consumer<Finding> findings) {
        if (log != null && extent.next() > log.next()) {
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

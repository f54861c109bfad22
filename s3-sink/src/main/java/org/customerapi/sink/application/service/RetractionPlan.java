package org.customerapi.sink.application.service;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/** What a retraction would move, found without moving it. */
final class RetractionPlan {

    private final OffsetRange wanted;
    private @Nullable OffsetRange extent;
    private long objects;
    private long records;

    private RetractionPlan(OffsetRange wanted) {
        this.wanted = wanted;
    }

    /** @throws IllegalArgumentException when there is nothing to move, or an object lies across the bounds */
    static RetractionPlan of(ArchiveCatalogue catalogue, Partition partition, OffsetRange wanted) {
        RetractionPlan plan = new RetractionPlan(wanted);
        RangeObjects.forEach(catalogue, partition, wanted, plan::include);
        if (plan.objects == 0) {
            throw new IllegalArgumentException("no object of partition " + partition.number() + " lies in " + wanted);
        }
        return plan;
    }

    OffsetRange extent() {
        return extent == null ? wanted : extent;
    }

    long objects() {
        return objects;
    }

    long records() {
        return records;
    }

    private void include(ArchivedObject object) {
        OffsetRange range = object.range();
        if (range.first() < wanted.first() || range.next() > wanted.next()) {
            throw new IllegalArgumentException(
                    "the object " + range + " lies across the bounds of " + wanted + "; objects are retracted whole");
        }
        objects++;
        records += object.records();
        extent = extent == null
                ? range
                : new OffsetRange(Math.min(extent.first(), range.first()), Math.max(extent.next(), range.next()));
    }
}

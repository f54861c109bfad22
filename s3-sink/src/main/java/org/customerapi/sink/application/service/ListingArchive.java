package org.customerapi.sink.application.service;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.application.port.in.ListArchive;
import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.LogBounds;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.PartitionSummary;
import org.customerapi.sink.domain.StoredObject;

/** Adds up a listing; only the last object of each partition is asked where it ends. */
public final class ListingArchive implements ListArchive {

    private final ArchiveCatalogue catalogue;
    private final LogComparison log;

    public ListingArchive(ArchiveCatalogue catalogue, EventLog log) {
        this.catalogue = catalogue;
        this.log = new LogComparison(log);
    }

    @Override
    public List<PartitionSummary> summarize(String topic) {
        Map<Integer, Sum> sums = new TreeMap<>();
        try (Stream<StoredObject> objects = catalogue.list(topic)) {
            objects.forEach(object -> sums.merge(object.name().partition().number(), Sum.of(object), Sum::plus));
        }
        SortedMap<Integer, LogBounds> bounds = log.boundsOf(topic).orElseGet(TreeMap::new);
        TreeSet<Integer> partitions = new TreeSet<>(bounds.keySet());
        partitions.addAll(sums.keySet());
        return partitions.stream()
                .map(partition -> summary(partition, sums.get(partition), bounds.get(partition)))
                .toList();
    }

    private PartitionSummary summary(int partition, @Nullable Sum sum, @Nullable LogBounds bounds) {
        if (sum == null) {
            return new PartitionSummary(partition, null, 0, 0, null, LogComparison.lag(null, bounds));
        }
        OffsetRange extent = catalogue
                .describe(sum.last().name())
                .map(ArchivedObject::range)
                .map(range -> new OffsetRange(sum.first(), range.next()))
                .orElse(null);
        return new PartitionSummary(
                partition,
                extent,
                sum.objects(),
                sum.bytes(),
                sum.last().storedAt(),
                LogComparison.lag(extent, bounds));
    }

    private record Sum(long first, StoredObject last, long objects, long bytes) {

        static Sum of(StoredObject object) {
            return new Sum(object.name().firstOffset(), object, 1, object.bytes());
        }

        Sum plus(Sum other) {
            boolean isLast = last.name().firstOffset() > other.last.name().firstOffset();
            return new Sum(
                    Math.min(first, other.first),
                    isLast ? last : other.last,
                    objects + other.objects,
                    bytes + other.bytes);
        }
    }
}

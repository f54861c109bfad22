package org.customerapi.sink.application.service;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.StoredObject;

/** Finds the objects of one partition that share offsets with a range. */
final class RangeObjects {

    private final ArchiveCatalogue catalogue;
    private final OffsetRange range;
    private final Consumer<ArchivedObject> visitor;
    private @Nullable ObjectName before;

    private RangeObjects(ArchiveCatalogue catalogue, OffsetRange range, Consumer<ArchivedObject> visitor) {
        this.catalogue = catalogue;
        this.range = range;
        this.visitor = visitor;
    }

    /** Only the last object that begins before the range can reach into it; it is met last. */
    static void forEach(
            ArchiveCatalogue catalogue, Partition partition, OffsetRange range, Consumer<ArchivedObject> visitor) {
        RangeObjects search = new RangeObjects(catalogue, range, visitor);
        try (Stream<StoredObject> objects = catalogue.list(partition.topic())) {
            objects.map(StoredObject::name)
                    .filter(name -> name.partition().equals(partition) && name.firstOffset() < range.next())
                    .forEach(search::consider);
        }
        search.considerTheOneBefore();
    }

    private void consider(ObjectName name) {
        if (name.firstOffset() >= range.first()) {
            catalogue.describe(name).ifPresent(visitor);
        } else if (before == null || before.firstOffset() < name.firstOffset()) {
            before = name;
        }
    }

    private void considerTheOneBefore() {
        if (before != null) {
            catalogue
                    .describe(before)
                    .filter(object -> object.range().overlaps(range))
                    .ifPresent(visitor);
        }
    }
}

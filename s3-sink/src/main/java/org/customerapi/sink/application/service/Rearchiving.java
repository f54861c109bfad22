package org.customerapi.sink.application.service;

import java.util.Optional;

import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.application.port.out.LogReader;
import org.customerapi.sink.application.port.out.Spool;
import org.customerapi.sink.domain.Chain;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.RotationPolicy;

/**
 * Fills from Kafka what is missing of a range, by the same rules that the chain grows by. What is still there, or there
 * again, is left as it is; it is looked up anew before each hole, since others may fill or put back meanwhile.
 */
public final class Rearchiving {

    private final ArchiveCatalogue catalogue;
    private final EventLog log;
    private final LogReader reader;
    private final EventArchive archive;
    private final Spool spool;
    private final RotationPolicy rotation;

    public Rearchiving(
            ArchiveCatalogue catalogue,
            EventLog log,
            LogReader reader,
            EventArchive archive,
            Spool spool,
            RotationPolicy rotation) {
        this.catalogue = catalogue;
        this.log = log;
        this.reader = reader;
        this.archive = archive;
        this.spool = spool;
        this.rotation = rotation;
    }

    void rearchive(Partition partition, OffsetRange range) {
        Optional<OffsetRange> hole = firstHole(partition, range);
        while (hole.isPresent()) {
            fill(partition, hole.get());
            hole = firstHole(partition, range);
        }
        complete(partition, range);
    }

    /** Whoever put the objects of this range may have been cut off before what belongs to them. */
    void complete(Partition partition, OffsetRange range) {
        RangeObjects.forEach(catalogue, partition, range, archive::complete);
    }

    private Optional<OffsetRange> firstHole(Partition partition, OffsetRange range) {
        Chain there = new Chain();
        RangeObjects.forEach(catalogue, partition, range, object -> there.add(object.range()));
        return there.firstMissingIn(range);
    }

    /** Ends early where somebody else begins to fill the same hole. */
    private void fill(Partition partition, OffsetRange hole) {
        if (log.bounds(partition).first() > hole.first()) {
            throw new IllegalArgumentException("Kafka no longer has the whole of " + hole);
        }
        try (GapFilling filling = new GapFilling(archive, spool, rotation, partition, hole.first())) {
            reader.read(partition, hole, filling::take);
            if (filling.end() == hole.first()) {
                throw new IllegalArgumentException("Kafka has no records in " + hole);
            }
        }
    }
}

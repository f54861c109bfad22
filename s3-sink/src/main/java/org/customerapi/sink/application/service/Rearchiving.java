package org.customerapi.sink.application.service;

import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.application.port.out.LogReader;
import org.customerapi.sink.application.port.out.Spool;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.RotationPolicy;

/** Fills a gap of the chain from Kafka, by the same rules that the chain grows by. */
public final class Rearchiving {

    private final EventLog log;
    private final LogReader reader;
    private final EventArchive archive;
    private final Spool spool;
    private final RotationPolicy rotation;

    public Rearchiving(EventLog log, LogReader reader, EventArchive archive, Spool spool, RotationPolicy rotation) {
        this.log = log;
        this.reader = reader;
        this.archive = archive;
        this.spool = spool;
        this.rotation = rotation;
    }

    void rearchive(Partition partition, OffsetRange range) {
        if (log.bounds(partition).first() > range.first()) {
            throw new IllegalArgumentException("Kafka no longer has the whole of " + range);
        }
        long position = range.first();
        while (position < range.next()) {
            GapFilling filling = new GapFilling(archive, spool, rotation, partition, position);
            reader.read(partition, new OffsetRange(position, range.next()), filling::take);
            if (filling.end() == position) {
                throw new IllegalArgumentException("Kafka has no records from offset " + position + " on");
            }
            position = filling.end();
        }
    }
}

package org.customerapi.sink.application.service;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

import org.customerapi.sink.application.port.in.ArchiveRecords;
import org.customerapi.sink.application.port.in.PartitionSession;
import org.customerapi.sink.application.port.out.ArchiveMeter;
import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.EventLog;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.application.port.out.Spool;
import org.customerapi.sink.domain.BackOff;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.RotationPolicy;

/** Begins sessions, and lends them what all of them use. */
public final class Archiving implements ArchiveRecords {

    private final EventArchive archive;
    private final EventLog log;
    private final LogOrigin origin;
    private final Spool spool;
    private final ArchiveMeter meter;
    private final RotationPolicy rotation;
    private final InstantSource timer;
    private final Journal journal;
    private final Attempts attempts;

    /**
     * @param executor runs what waits for the archive; its threads are the most that wait at once
     * @param timer for what is due; is never set back
     */
    public Archiving(
            EventArchive archive,
            EventLog log,
            LogOrigin origin,
            Spool spool,
            ArchiveMeter meter,
            RotationPolicy rotation,
            BackOff backOff,
            ExecutorService executor,
            Clock clock,
            InstantSource timer) {
        this.archive = archive;
        this.log = log;
        this.origin = origin;
        this.spool = spool;
        this.meter = meter;
        this.rotation = rotation;
        this.timer = timer;
        this.journal = new Journal(meter, clock);
        this.attempts = new Attempts(executor, backOff, RandomGenerator.getDefault(), timer, journal);
    }

    @Override
    public PartitionSession resume(Partition partition, long next) {
        return new ChainSession(partition, next, this);
    }

    @Override
    public PartitionSession locate(Partition partition) {
        ChainSession session = new ChainSession(partition, 0, this);
        session.locate(OptionalLong.empty());
        return session;
    }

    Step locating(Partition partition, OptionalLong known) {
        return new LocateStep(archive, log, origin, journal, partition, known);
    }

    Step probing(Partition partition, Instant hour, long offset) {
        return new ProbeStep(archive, journal, partition, hour, offset);
    }

    Step publishing(SealedObject sealed, Instant oldestChange) {
        return new PublishStep(archive, spool, journal, sealed, oldestChange);
    }

    Attempts attempts() {
        return attempts;
    }

    Spool spool() {
        return spool;
    }

    ArchiveMeter meter() {
        return meter;
    }

    RotationPolicy rotation() {
        return rotation;
    }

    Instant dueTime() {
        return timer.instant().plus(rotation.maxAge());
    }

    boolean isDue(Instant time) {
        return !timer.instant().isBefore(time);
    }
}

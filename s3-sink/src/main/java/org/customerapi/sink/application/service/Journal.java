package org.customerapi.sink.application.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

import org.customerapi.sink.application.port.out.ArchiveMeter;
import org.customerapi.sink.application.port.out.Placement;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/** Tells in logs and metrics what happens to the chain; every failed attempt once, in structured fields. */
final class Journal {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);

    private final ArchiveMeter meter;
    private final Clock clock;

    Journal(ArchiveMeter meter, Clock clock) {
        this.meter = meter;
        this.clock = clock;
    }

    void placed(Placement placement, Instant oldestChange) {
        if (placement.stored()) {
            stored(placement.object(), Duration.between(oldestChange, clock.instant()));
        } else {
            found(placement.object());
        }
    }

    void found(ArchivedObject object) {
        meter.found(object);
        about(log.atInfo(), object).log("Archived before");
    }

    void lost(Partition partition, OffsetRange range) {
        meter.lost(partition, range);
        in(log.atError(), partition, range)
                .log("Records left the log before they were archived; the chain has a gap here");
    }

    void attemptFailed(Partition partition, Step step, int attempt, Throwable cause, String reason, Instant nextTry) {
        meter.attemptFailed(step.verb(), reason);
        about(log.atWarn(), partition, step)
                .addKeyValue("attempt", attempt)
                .addKeyValue("reason", reason)
                .addKeyValue("cause", String.valueOf(cause.getMessage()))
                .addKeyValue("nextTry", nextTry)
                .log("The archive could not be reached or refused; trying again");
    }

    private void stored(ArchivedObject object, Duration delay) {
        meter.stored(object, delay);
        about(log.atInfo(), object).log("Archived");
    }

    private static LoggingEventBuilder about(LoggingEventBuilder entry, Partition partition, Step step) {
        LoggingEventBuilder told = entry.addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.number())
                .addKeyValue("step", step.verb());
        LoggingEventBuilder ranged =
                step.range().map(range -> offsets(told, range)).orElse(told);
        return step.object()
                .map(object -> ranged.addKeyValue("object", object.path()))
                .orElse(ranged);
    }

    private static LoggingEventBuilder about(LoggingEventBuilder entry, ArchivedObject object) {
        return in(entry, object.name().partition(), object.range())
                .addKeyValue("records", object.records())
                .addKeyValue("bytes", object.bytes())
                .addKeyValue("object", object.name().path());
    }

    private static LoggingEventBuilder in(LoggingEventBuilder entry, Partition partition, OffsetRange range) {
        return offsets(
                entry.addKeyValue("topic", partition.topic()).addKeyValue("partition", partition.number()), range);
    }

    private static LoggingEventBuilder offsets(LoggingEventBuilder entry, OffsetRange range) {
        return entry.addKeyValue("firstOffset", range.first()).addKeyValue("lastOffset", range.last());
    }
}

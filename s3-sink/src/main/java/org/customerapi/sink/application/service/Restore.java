package org.customerapi.sink.application.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.customerapi.sink.application.port.out.DamagedArchiveException;
import org.customerapi.sink.application.port.out.RestoreTarget;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Progress;
import org.customerapi.sink.domain.Selection;

/** One restore under way. Records become visible some thousands at a time, and only of objects that were sound. */
final class Restore {

    private static final long RECORDS_A_COMMIT = 50_000;

    /** Brokers end a transaction that stays open for long, and small objects bring few records a second. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(1);

    private final ArchiveWalk walk;
    private final Selection selection;
    private final RestoreTarget target;
    private final Consumer<Progress> told;
    private final Clock clock;
    private final Map<Integer, Long> restored;
    private final OrderCheck order = new OrderCheck();
    private Progress progress = Progress.NONE;
    private Instant begun;
    private long uncommitted;
    private long written;
    private long skipped;

    Restore(ArchiveWalk walk, Selection selection, RestoreTarget target, Consumer<Progress> told, Clock clock) {
        this.walk = walk;
        this.selection = selection;
        this.target = target;
        this.told = told;
        this.clock = clock;
        this.begun = clock.instant();
        this.restored = new HashMap<>(target.restored());
    }

    void restore(ArchivedObject object) {
        refuseOutOfOrder(object);
        int partition = object.name().partition().number();
        written = 0;
        skipped = 0;
        if (object.range().next() <= restored.getOrDefault(partition, 0L)) {
            skipped = object.records();
        } else {
            walk.records(object, this::restore);
        }
        progress = progress.plus(written, skipped);
        commitIfDue();
        told.accept(progress);
    }

    Progress finish() {
        commit();
        return progress;
    }

    /** What lies before the offset that was reached counts as restored, so no object may come that was not met before. */
    private void refuseOutOfOrder(ArchivedObject object) {
        if (!order.meet(object.name())) {
            throw new DamagedArchiveException(
                    "out of order",
                    object.name() + " follows records with later offsets; nothing is restored after",
                    null);
        }
    }

    private void restore(LogRecord record) {
        if (!selection.holds(record)) {
            return;
        }
        if (record.offset() < restored.getOrDefault(record.partition().number(), 0L)) {
            skipped++;
            return;
        }
        if (uncommitted == 0) {
            begun = clock.instant();
        }
        target.write(record);
        restored.put(record.partition().number(), record.offset() + 1);
        written++;
        uncommitted++;
    }

    private void commitIfDue() {
        if (uncommitted >= RECORDS_A_COMMIT || !clock.instant().isBefore(begun.plus(LONGEST_TRANSACTION))) {
            commit();
        }
    }

    private void commit() {
        if (uncommitted > 0) {
            target.commit(restored);
            uncommitted = 0;
        }
    }
}

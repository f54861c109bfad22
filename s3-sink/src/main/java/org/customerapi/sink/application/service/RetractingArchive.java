package org.customerapi.sink.application.service;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.customerapi.sink.application.port.in.RetractArchive;
import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.RetractedObjects;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Chain;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Retraction;

/** Writes the manifest first, so that whatever is broken off later can be finished or undone. */
public final class RetractingArchive implements RetractArchive {

    private final ArchiveCatalogue catalogue;
    private final RetractedObjects retracted;
    private final Rearchiving rearchiving;
    private final Clock clock;

    public RetractingArchive(
            ArchiveCatalogue catalogue, RetractedObjects retracted, Rearchiving rearchiving, Clock clock) {
        this.catalogue = catalogue;
        this.retracted = retracted;
        this.rearchiving = rearchiving;
        this.clock = clock;
    }

    @Override
    public Retraction retract(Partition partition, OffsetRange range, String by, String reason) {
        RetractionPlan plan = RetractionPlan.of(catalogue, partition, range);
        Instant now = clock.instant();
        String id = Retraction.idOf(partition, plan.extent(), now);
        Retraction retraction =
                new Retraction(id, partition, plan.extent(), plan.objects(), plan.records(), by, now, reason, null);
        retracted.save(retraction);
        RangeObjects.forEach(
                catalogue, partition, plan.extent(), object -> retracted.moveAside(retraction, object.name()));
        return retraction;
    }

    @Override
    public List<Retraction> retractions() {
        return retracted.all();
    }

    @Override
    public Retraction undo(String id) {
        Retraction retraction = existing(id);
        refuseWhenArchivedAgain(retraction);
        retracted.forEach(retraction, object -> {
            refuseWhenTaken(object);
            retracted.moveBack(retraction, object.name());
        });
        Retraction undone = retraction.undone(clock.instant());
        retracted.save(undone);
        // A copy may have been moved aside alone, or for another retraction; whether or not it can be made, this is
        // undone.
        rearchiving.complete(retraction.partition(), retraction.range());
        return undone;
    }

    @Override
    public Retraction rearchive(String id) {
        Retraction retraction = existing(id);
        rearchiving.rearchive(retraction.partition(), retraction.range());
        return retraction;
    }

    private Retraction existing(String id) {
        return Optional.of(id)
                .filter(Retraction::isId)
                .flatMap(retracted::find)
                .orElseThrow(() -> new IllegalArgumentException("no retraction has the id '" + id + "'"));
    }

    private void refuseWhenArchivedAgain(Retraction retraction) {
        Chain together = new Chain();
        RangeObjects.forEach(
                catalogue, retraction.partition(), retraction.range(), object -> together.add(object.range()));
        retracted.forEach(retraction, object -> {
            if (!isBackAlready(object) && together.add(object.range()).isPresent()) {
                throw archivedAgain(object);
            }
        });
    }

    /** The range may be archived again while it is put back. */
    private void refuseWhenTaken(ArchivedObject kept) {
        if (catalogue.describe(kept.name()).filter(there -> !there.equals(kept)).isPresent()) {
            throw archivedAgain(kept);
        }
    }

    private static IllegalArgumentException archivedAgain(ArchivedObject kept) {
        return new IllegalArgumentException("the offsets " + kept.range() + " of partition "
                + kept.name().partition().number() + " were archived again; retract those first");
    }

    private boolean isBackAlready(ArchivedObject kept) {
        return catalogue.describe(kept.name()).filter(kept::equals).isPresent();
    }
}

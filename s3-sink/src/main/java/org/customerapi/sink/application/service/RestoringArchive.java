package org.customerapi.sink.application.service;

import java.time.Clock;
import java.util.function.Consumer;

import org.customerapi.sink.application.port.in.RestoreArchive;
import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.RestoreTarget;
import org.customerapi.sink.application.port.out.RestoreTargets;
import org.customerapi.sink.domain.Progress;
import org.customerapi.sink.domain.Selection;
import org.customerapi.sink.domain.StoredObject;

/** Restores object by object; what a damaged one held is dropped with the error. */
public final class RestoringArchive implements RestoreArchive {

    private final ArchiveCatalogue catalogue;
    private final RestoreTargets targets;
    private final Clock clock;

    public RestoringArchive(ArchiveCatalogue catalogue, RestoreTargets targets, Clock clock) {
        this.catalogue = catalogue;
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public Progress restore(String topic, Selection selection, String target, Consumer<Progress> progress) {
        if (target.equals(topic)) {
            throw new IllegalArgumentException("records are restored to another topic than the one they came from");
        }
        ArchiveWalk walk = new ArchiveWalk(catalogue, topic);
        try (RestoreTarget open = targets.open(target, partitionsIn(topic))) {
            Restore restore = new Restore(walk, selection, open, progress, clock);
            walk.objectsInOrder(selection, restore::restore);
            return restore.finish();
        }
    }

    private int partitionsIn(String topic) {
        try (var objects = catalogue.list(topic)) {
            return 1
                    + objects.map(StoredObject::name)
                            .mapToInt(name -> name.partition().number())
                            .max()
                            .orElse(0);
        }
    }
}

package org.customerapi.sink.application.service;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.DamagedArchiveException;
import org.customerapi.sink.application.port.out.UnreadableObjectException;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.ChainOrder;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.Selection;
import org.customerapi.sink.domain.StoredObject;

/** Goes through selected objects, in the order of offsets within each partition, and trusts no damaged one. */
final class ArchiveWalk {

    private final ArchiveCatalogue catalogue;
    private final String topic;

    ArchiveWalk(ArchiveCatalogue catalogue, String topic) {
        this.catalogue = catalogue;
        this.topic = topic;
    }

    /** Meets each object that can hold selected records; where the log's clock stepped far back, out of their order. */
    void objects(Selection selection, Consumer<ArchivedObject> visitor) {
        names(selection, ChainOrder.USUAL, describing(selection, visitor));
    }

    /** Meets the same, in their order however far the log's clock stepped back; names are looked through before. */
    void objectsInOrder(Selection selection, Consumer<ArchivedObject> visitor) {
        names(selection, heldBackFor(selection), describing(selection, visitor));
    }

    private Consumer<ObjectName> describing(Selection selection, Consumer<ArchivedObject> visitor) {
        return name -> {
            ArchivedObject object = described(name);
            if (selection.mayBeIn(object)) {
                visitor.accept(object);
            }
        };
    }

    private Duration heldBackFor(Selection selection) {
        Duration heldBack = ChainOrder.USUAL;
        while (!isInOrder(selection, heldBack)) {
            heldBack = heldBack.multipliedBy(2);
        }
        return heldBack;
    }

    private boolean isInOrder(Selection selection, Duration heldBack) {
        OrderCheck check = new OrderCheck();
        names(selection, heldBack, check::meet);
        return check.isInOrder();
    }

    private void names(Selection selection, Duration heldBack, Consumer<ObjectName> visitor) {
        ChainOrder order = new ChainOrder(heldBack, object -> visitor.accept(object.name()));
        try (Stream<StoredObject> objects = catalogue.list(topic)) {
            objects.filter(object -> selection.mayBeIn(object.name())).forEach(order::add);
        }
        order.end();
    }

    /**
     * Meets each record of an object.
     *
     * @throws DamagedArchiveException at the end, when they are not what was archived
     */
    void records(ArchivedObject object, Consumer<LogRecord> visitor) {
        try {
            String sha256 = catalogue.read(object.name(), visitor);
            if (!sha256.equals(object.sha256())) {
                throw damaged(object.name() + " has the SHA-256 " + sha256 + ", not " + object.sha256(), null);
            }
        } catch (UnreadableObjectException broken) {
            throw damaged(String.valueOf(broken.getMessage()), broken);
        }
    }

    private ArchivedObject described(ObjectName name) {
        return catalogue
                .describe(name)
                .orElseThrow(() -> new ArchiveException("vanished", name + " was there a moment ago", null));
    }

    private static DamagedArchiveException damaged(String detail, @Nullable Throwable cause) {
        return new DamagedArchiveException("damaged object", detail, cause);
    }
}

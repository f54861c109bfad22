package org.customerapi.sink.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.customerapi.sink.application.port.out.RetractedObjects;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.Retraction;

/** Keeps objects of an {@link InMemoryArchive} aside, of one retraction at a time. */
public final class AsideInMemory implements RetractedObjects {

    private final InMemoryArchive archive;
    private final Map<String, Retraction> manifests = new TreeMap<>();
    private final Map<String, ArchivedObject> aside = new TreeMap<>();
    private Runnable meanwhile = () -> {};

    public AsideInMemory(InMemoryArchive archive) {
        this.archive = archive;
    }

    /** Lets something happen once, right after an object was moved. */
    public void afterNextMove(Runnable event) {
        meanwhile = event;
    }

    @Override
    public void save(Retraction retraction) {
        manifests.put(retraction.id(), retraction);
    }

    @Override
    public Optional<Retraction> find(String id) {
        return Optional.ofNullable(manifests.get(id));
    }

    @Override
    public List<Retraction> all() {
        return List.copyOf(manifests.values());
    }

    @Override
    public void moveAside(Retraction retraction, ObjectName name) {
        archive.take(name).ifPresent(object -> aside.put(name.path(), object));
        moved();
    }

    /** As S3 does, it writes over what is there. */
    @Override
    public void moveBack(Retraction retraction, ObjectName name) {
        Optional.ofNullable(aside.remove(name.path())).ifPresent(archive::overwrite);
        moved();
    }

    @Override
    public void forEach(Retraction retraction, Consumer<ArchivedObject> visitor) {
        List.copyOf(aside.values()).forEach(visitor);
    }

    private void moved() {
        Runnable event = meanwhile;
        meanwhile = () -> {};
        event.run();
    }
}

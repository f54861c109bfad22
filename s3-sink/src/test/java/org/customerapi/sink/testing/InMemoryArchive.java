package org.customerapi.sink.testing;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.Placement;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.application.port.out.Surroundings;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/** An archive that keeps descriptions, and fails on request. */
public final class InMemoryArchive implements EventArchive {

    private final TreeMap<String, ArchivedObject> objects = new TreeMap<>();
    private final Set<ObjectName> completed = new HashSet<>();
    private int failures;
    private int lostAnswers;

    public void failNext(int times) {
        failures = times;
    }

    public void loseNextAnswer() {
        lostAnswers = 1;
    }

    /** Another instance puts an object. */
    public void has(Partition partition, Instant hour, OffsetRange range) {
        ObjectName name = new ObjectName(partition, hour, range.first());
        objects.put(name.path(), new ArchivedObject(name, range, range.length(), 1, "another's"));
    }

    /** Takes an object away. */
    public Optional<ArchivedObject> take(ObjectName name) {
        return Optional.ofNullable(objects.remove(name.path()));
    }

    /** Puts an object, whatever has its name. */
    public void overwrite(ArchivedObject object) {
        objects.put(object.name().path(), object);
    }

    public Collection<OffsetRange> ranges() {
        return objects.values().stream().map(ArchivedObject::range).sorted().toList();
    }

    public Collection<ArchivedObject> objects() {
        return objects.values();
    }

    /** Of which objects it was made sure that nothing is missing beside them. */
    public Set<ObjectName> completed() {
        return completed;
    }

    @Override
    public Placement putIfAbsent(SealedObject object) {
        failIfAsked();
        failIfLost(object);
        ArchivedObject there = objects.putIfAbsent(object.description().name().path(), object.description());
        if (lostAnswers > 0) {
            lostAnswers--;
            throw new ArchiveException("timeout", "the answer was lost", null);
        }
        return there == null ? new Placement(object.description(), true) : new Placement(there, false);
    }

    @Override
    public void complete(ArchivedObject object) {
        completed.add(object.name());
    }

    @Override
    public void dropUnfinished(Partition partition, Instant hour) {
        failIfAsked();
    }

    @Override
    public Surroundings around(Partition partition, Instant hour, long offset) {
        failIfAsked();
        List<ArchivedObject> siblings = objects.values().stream()
                .filter(object -> object.name().partition().equals(partition)
                        && object.name().hour().equals(hour))
                .toList();
        return new Surroundings(
                siblings.stream().filter(object -> object.range().holds(offset)).findFirst(),
                siblings.stream()
                        .mapToLong(object -> object.range().first())
                        .filter(first -> first > offset)
                        .min()
                        .orElse(Long.MAX_VALUE));
    }

    @Override
    public Optional<ArchivedObject> last(Partition partition) {
        failIfAsked();
        return objects.values().stream()
                .filter(object -> object.name().partition().equals(partition))
                .max(Comparator.comparing(ArchivedObject::range));
    }

    private static void failIfLost(SealedObject object) {
        if (!Files.exists(object.content())) {
            throw new UncheckedIOException(
                    new NoSuchFileException(object.content().toString()));
        }
    }

    private void failIfAsked() {
        if (failures > 0) {
            failures--;
            throw new ArchiveException("503 SlowDown", "please reduce your request rate", null);
        }
    }
}

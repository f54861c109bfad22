package org.customerapi.sink.testing;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.StoredObject;

/** Gives the objects of an {@link InMemoryArchive} the records of {@link TestRecords} at the start of their hour. */
public record RecordsOfDescriptions(InMemoryArchive archive) implements ArchiveCatalogue {

    @Override
    public Stream<StoredObject> list(String topic) {
        return List.copyOf(archive.objects()).stream()
                .map(object -> new StoredObject(
                        object.name(), object.bytes(), object.name().hour()));
    }

    @Override
    public Optional<ArchivedObject> describe(ObjectName name) {
        return archive.objects().stream()
                .filter(object -> object.name().equals(name))
                .findFirst();
    }

    @Override
    public String read(ObjectName name, Consumer<LogRecord> reader) {
        ArchivedObject object = describe(name).orElseThrow();
        LongStream.range(object.range().first(), object.range().next())
                .mapToObj(offset -> TestRecords.record(name.partition(), offset, name.hour()))
                .forEach(reader);
        return object.sha256();
    }
}

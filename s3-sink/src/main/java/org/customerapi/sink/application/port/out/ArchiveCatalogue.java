package org.customerapi.sink.application.port.out;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.StoredObject;

/** Reads the archive, in constant memory whatever its size; each call may throw an {@link ArchiveException}. */
public interface ArchiveCatalogue {

    /** All objects of a topic in the order of their names, fetched as the stream is read. */
    Stream<StoredObject> list(String topic);

    /** What an object says of itself; empty when there is no such object. */
    Optional<ArchivedObject> describe(ObjectName name);

    /**
     * Reads an object to its end.
     *
     * @param reader gets each record in order
     * @return the SHA-256 of the compressed content, lower-case hexadecimal
     * @throws UnreadableObjectException when the content is none of the archive's
     */
    String read(ObjectName name, Consumer<LogRecord> reader);
}

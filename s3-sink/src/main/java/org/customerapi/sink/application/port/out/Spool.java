package org.customerapi.sink.application.port.out;

import java.nio.file.Path;

import org.customerapi.sink.domain.ObjectName;

/** Keeps growing objects on disk, so that the heap holds none of them. */
public interface Spool {

    /**
     * Begins an object.
     *
     * @throws SpoolException when the disk refuses
     */
    Draft begin(ObjectName name);

    /** Whether the content of an object that was sealed is still there. */
    boolean holds(Path content);

    /** Throws away the content of an object that was sealed. */
    void discard(Path content);
}

package org.customerapi.sink.application.port.out;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.Retraction;

/**
 * Objects that were moved aside, and the manifests that say why; each call may throw an {@link ArchiveException}.
 * Moving copies before it deletes, and moving again what was moved changes nothing.
 */
public interface RetractedObjects {

    /** Writes a manifest, or writes it anew. */
    void save(Retraction retraction);

    /** The manifest of that id. */
    Optional<Retraction> find(String id);

    /** All manifests, oldest first. */
    List<Retraction> all();

    /** Takes an object out of the archive. */
    void moveAside(Retraction retraction, ObjectName name);

    /** Puts an object back into the archive. */
    void moveBack(Retraction retraction, ObjectName name);

    /** Meets each object that is kept aside. */
    void forEach(Retraction retraction, Consumer<ArchivedObject> visitor);
}

package org.customerapi.sink.application.port.out;

import java.time.Instant;
import java.util.Optional;

import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Partition;

/** Where objects are put for good; each call may throw an {@link ArchiveException} and may then be repeated. */
public interface EventArchive {

    /**
     * Puts the object unless something has its name; atomic against every other writer. Nothing of an object is visible
     * before all of it is.
     *
     * @return what has the name now
     */
    Placement putIfAbsent(SealedObject object);

    /** Makes what belongs beside an object that is archived, such as a copy in another format, where it is missing. */
    void complete(ArchivedObject object);

    /**
     * Clears away what somebody began to put for that partition and hour and never completed; nothing of it was ever
     * visible.
     */
    void dropUnfinished(Partition partition, Instant hour);

    /** What is archived of that partition and hour at the offset, and after it. */
    Surroundings around(Partition partition, Instant hour, long offset);

    /** The object that the partition's chain ends with; empty when nothing is archived of it. */
    Optional<ArchivedObject> last(Partition partition);
}

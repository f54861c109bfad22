package org.customerapi.sink.application.service;

import java.util.Optional;

import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;

/** Something that may take long and may fail, and is then tried again until it is done. */
sealed interface Step permits LocateStep, ProbeStep, PublishStep, DiskStep {

    /**
     * Does it; called by another thread than the consumer's.
     *
     * @return the offsets that the chain can go on with, as far as is known that they are not archived
     * @throws ArchiveException when it is to be tried again
     */
    OffsetRange run();

    /** All offsets from this one on. */
    static OffsetRange from(long next) {
        return new OffsetRange(next, Long.MAX_VALUE);
    }

    /** What it does, one word. */
    String verb();

    /** The offsets it is about, where they are known. */
    default Optional<OffsetRange> range() {
        return Optional.empty();
    }

    /** The object it is about, where there is one. */
    default Optional<ObjectName> object() {
        return Optional.empty();
    }

    /** Frees what it holds. */
    default void dispose() {}
}

package org.customerapi.read.application.port.out;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.ReadModelMissing;
import org.customerapi.read.domain.StoredVersion;

/** The indexes that the read model has had, numbered; one of them answers. Every call may throw ReadModelUnavailable. */
public interface IndexGenerations {

    /**
     * The one that answers.
     *
     * @param unfinished whether it is marked so: the log has to be read on for it
     */
    record Answering(String index, boolean unfinished) {}

    /** The one that answers; none before the first one, or when it was lost. */
    Optional<Answering> answering();

    /** The name of the one that answers; ReadModelMissing while there is none. */
    default String current() {
        return answering().orElseThrow(() -> new ReadModelMissing(null)).index();
    }

    /** The one that the next one must not fall short of: that answers or, while none does, the last that was ever finished. */
    Optional<String> lastWhole();

    /** The one before the one that answers; none when this version could not use it. */
    Optional<String> previous();

    /** Removes all but the {@link #lastWhole}, and makes the next one, which is marked as unfinished. */
    String makeNext();

    /** Writes to this one, whichever answers. */
    ReadModel writerOf(String index);

    /** All customers that were written to this one so far; the caller closes it. */
    Inventory inventoryOf(String index);

    /** Customers in this one that are not deleted, of those that can be searched. */
    long customersIn(String index);

    /**
     * Lets another one answer, and marks it as unfinished, in one step.
     *
     * @param old the one that answers; {@code null} where none does
     * @throws org.customerapi.read.domain.InvalidState when the old one does not answer any more, which may be this call's doing
     * @throws org.customerapi.read.domain.ReadModelUnavailable when it was made, or will be within seconds, or will not
     */
    void swap(@Nullable String old, String index);

    /** Takes the mark off; can be repeated. */
    void finished(String index);

    /** Removes one that does not answer. */
    void drop(String index);

    /** A walk through the customers of an index, of any status, as they were when it was opened; each call may throw ReadModelUnavailable. */
    interface Inventory extends AutoCloseable {

        /**
         * The next ones, in the order of {@link StoredVersion#isBefore}; empty at the end. Can be repeated where it failed.
         *
         * @throws org.customerapi.read.domain.SnapshotExpired when another walk has to be opened
         */
        List<StoredVersion> next();

        /** What cannot be freed now is no error. */
        @Override
        void close();
    }
}

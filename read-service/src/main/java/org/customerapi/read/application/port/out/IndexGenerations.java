package org.customerapi.read.application.port.out;

import java.util.Optional;

import org.customerapi.read.domain.Extent;

/** The indexes that the read model has had, numbered; one of them answers. Every call may throw ReadModelUnavailable. */
public interface IndexGenerations {

    /** The one that answers. */
    String current();

    /** The one before the one that answers; none when this version could not use it. */
    Optional<String> previous();

    /** Removes those that do not answer, and makes the next one. */
    String makeNext();

    /** Writes to this one, whichever answers. */
    ReadModel writerOf(String index);

    /** What can be searched in this one, after a refresh. */
    Extent extentOf(String index);

    /** Customers in this one that are not deleted, of those that can be searched. */
    long customersIn(String index);

    /**
     * Lets another one answer, and marks it as unfinished, in one step.
     *
     * @throws org.customerapi.read.domain.InvalidState when the old one does not answer any more; then nothing changes
     */
    void swap(String old, String index);

    /** The one that answers, when it is marked as unfinished: the log has to be read on for it. */
    Optional<String> unfinished();

    /** Takes the mark off; can be repeated. */
    void finished(String index);

    /** Removes one that does not answer. */
    void drop(String index);
}

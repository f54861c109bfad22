package org.customerapi.read.application.port.out;

import java.util.List;
import java.util.Optional;

import org.customerapi.read.domain.DeadLetter;

/** The records that could not be applied; every call may throw ReadModelUnavailable. */
public interface DeadLetters {

    /** The open ones with an id below this, newest first, this many at most. */
    List<DeadLetter> open(long before, int size);

    /** The one of this id; empty when it is closed or unknown. */
    Optional<DeadLetter> find(long id);

    /**
     * Puts the record on the topic that it was read from, and closes the dead letter.
     *
     * @throws org.customerapi.read.domain.DeadLetterNotFound when it is closed or unknown
     */
    void requeue(long id);

    /**
     * Closes the dead letter, and leaves its record where it is.
     *
     * @throws org.customerapi.read.domain.DeadLetterNotFound when it is closed or unknown
     */
    void dismiss(long id);
}

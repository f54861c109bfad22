package org.customerapi.read.application.port.in;

import java.util.List;

import org.customerapi.read.domain.DeadLetter;

/** Shows what could not be applied, and lets it be tried again. */
public interface ReviewDeadLetters {

    /**
     * Open dead letters, newest first.
     *
     * @param before only those with a smaller id
     * @param size how many at most
     */
    List<DeadLetter> list(long before, int size);

    /**
     * One open dead letter.
     *
     * @throws org.customerapi.read.domain.DeadLetterNotFound when there is none with this id
     */
    DeadLetter show(long id);

    /**
     * Puts the record on the topic again as it was, and closes the dead letter.
     *
     * @throws org.customerapi.read.domain.DeadLetterNotFound when there is none with this id
     */
    void requeue(long id);

    /**
     * Closes a dead letter that will never be applied; its record stays on the dead-letter topic.
     *
     * @throws org.customerapi.read.domain.DeadLetterNotFound when there is none with this id
     */
    void dismiss(long id);
}

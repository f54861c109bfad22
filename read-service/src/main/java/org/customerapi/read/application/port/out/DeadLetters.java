package org.customerapi.read.application.port.out;

import java.util.List;

import org.customerapi.read.domain.DeadLetter;

/** The records that could not be applied; every call may throw ReadModelUnavailable. */
public interface DeadLetters {

    /** The open ones among the last {@value #REACH} that were put there, newest first. */
    List<DeadLetter> open();

    /** Puts the record on the topic that it was read from, and closes the dead letter. */
    void requeue(DeadLetter letter);

    /** Dead letters that can be looked back on. */
    int REACH = 10_000;
}

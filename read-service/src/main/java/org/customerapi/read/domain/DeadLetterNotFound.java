package org.customerapi.read.domain;

/** There is no open dead letter with this id. */
public final class DeadLetterNotFound extends ReadFailure {

    public DeadLetterNotFound(long id) {
        super("There is no dead letter " + id + ", or it was requeued already.", null);
    }
}

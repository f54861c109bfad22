package org.customerapi.web;

/**
 * An answer that has begun cannot be completed, and no problem can take its place: the connection is broken off, so that
 * nobody takes it for whole. It has no cause, since Spring takes some causes, a file or connection that ended early, for
 * a client that left, and would end the answer as if it were complete.
 */
public final class AnswerCutOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnswerCutOffException() {
        super("An answer was cut off");
    }
}

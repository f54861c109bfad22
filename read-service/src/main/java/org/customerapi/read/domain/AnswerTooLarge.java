package org.customerapi.read.domain;

/** The customers of one page are together larger than an answer of the read model may be; fewer at a time may not be. */
public final class AnswerTooLarge extends ReadFailure {

    public AnswerTooLarge(Throwable cause) {
        super("The answer is too large", cause);
    }
}

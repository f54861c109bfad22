package org.customerapi.read.domain;

/** Which part of an answer is asked for. */
public sealed interface Slice permits PageNumber, CursorPosition {

    /** Rows of a full page. */
    int size();

    /** The page's number, 1-based. */
    int number();
}

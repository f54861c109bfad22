package org.customerapi.read.application.port.out;

/** Says of the histories whether they lack events that the projection has applied. Every call may throw ReadModelUnavailable. */
public interface HistoryMark {

    /** Whether what they are kept in is missing, or was made anew and lacks what it held before. */
    boolean isUnfinished();

    /** Takes the mark off; can be repeated. */
    void finished();
}

package org.customerapi.write.application.port.in;

import java.util.Iterator;

/** The rows of an import, which may come as slowly as they like. */
public interface ImportRows extends Iterator<ImportRow> {

    /** Whether {@link #hasNext()} answers without waiting for whoever sends the rows; when in doubt it does not. */
    boolean isAtHand();
}

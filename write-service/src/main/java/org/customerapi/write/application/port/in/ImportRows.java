package org.customerapi.write.application.port.in;

import java.util.Iterator;

/** The rows of an import, which may come as slowly as they like. */
public interface ImportRows extends Iterator<ImportRow> {

    /** Whether the next row, or part of it, is there without waiting for whoever sends the rows; when in doubt it is not. */
    boolean isAtHand();
}

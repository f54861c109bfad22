package org.customerapi.write.application.port.in;

import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.InvalidInput;

/** A row of an import. */
public sealed interface ImportRow {

    /** The line of the stream it begins on, from 1. */
    long line();

    /** The line it ends on. */
    long lastLine();

    /** Where it stands, without what it holds. */
    default Lines lines() {
        return new Lines(line(), lastLine());
    }

    /**
     * Where a row stands in its stream, from 1.
     *
     * @param first the line it begins on
     * @param last the line it ends on
     */
    record Lines(long first, long last) {}

    /** A row that could be read. */
    record Read(long line, long lastLine, CustomerDraft draft) implements ImportRow {}

    /** A row that could not be read. */
    record Broken(long line, long lastLine, InvalidInput why) implements ImportRow {}
}

package org.customerapi.write.application.port.in;

import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.InvalidInput;

/** A row of an import. */
public sealed interface ImportRow {

    /** The line of the stream it begins on, from 1. */
    long line();

    /** The line it ends on. */
    long lastLine();

    /** A row that could be read. */
    record Read(long line, long lastLine, CustomerDraft draft) implements ImportRow {}

    /** A row that could not be read. */
    record Broken(long line, long lastLine, InvalidInput why) implements ImportRow {}
}

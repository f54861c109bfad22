package org.customerapi.sink.application.port.out;

import org.customerapi.sink.domain.LogRecord;

/** Writes records as lines. */
public interface RecordPrinter extends AutoCloseable {

    /** Writes one line. */
    void write(LogRecord record);

    /** Ends the last line and closes the stream. */
    @Override
    void close();
}

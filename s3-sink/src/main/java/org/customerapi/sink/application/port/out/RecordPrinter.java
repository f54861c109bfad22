package org.customerapi.sink.application.port.out;

import org.customerapi.sink.domain.LogRecord;

/** Writes records as lines; without {@link #end}, nobody can take them for all. */
public interface RecordPrinter {

    /** Writes one line. */
    void write(LogRecord record);

    /** Ends the last line and closes the stream. */
    void end();
}

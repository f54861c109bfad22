package org.customerapi.sink.application.port.out;

import java.io.OutputStream;

/** The line format of archived records. */
public interface RecordFormat {

    /** Writes lines to the stream until it is closed. */
    RecordPrinter to(OutputStream out);
}

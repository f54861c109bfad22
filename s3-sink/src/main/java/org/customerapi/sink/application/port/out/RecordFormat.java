package org.customerapi.sink.application.port.out;

import java.io.OutputStream;

/** The line format of archived records. */
public interface RecordFormat {

    /** Writes lines to the stream, some of them not before the end. */
    RecordPrinter to(OutputStream out);
}

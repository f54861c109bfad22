package org.customerapi.sink.application.port.in;

import java.io.OutputStream;

import org.customerapi.sink.domain.Progress;
import org.customerapi.sink.domain.Selection;

/** Shows archived records as they are archived: one line of JSON each. */
public interface PrintArchive {

    /**
     * Writes the lines, partition by partition in the order of offsets within an hour, and closes the stream. Where that
     * fails the stream is left open, so that its end is not taken for that of the records.
     */
    Progress print(String topic, Selection selection, OutputStream lines);
}

package org.customerapi.sink.adapter.out.ndjson;

import java.io.OutputStream;

import org.customerapi.sink.application.port.out.RecordFormat;
import org.customerapi.sink.application.port.out.RecordPrinter;

/** One JSON object a line, as in the archive's own objects. */
public final class NdjsonFormat implements RecordFormat {

    @Override
    public RecordPrinter to(OutputStream out) {
        return new LineWriter(out);
    }
}

package org.customerapi.sink.adapter.out.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** A gzip stream whose level can be chosen. */
final class LeveledGzip extends GZIPOutputStream {

    private static final int BUFFER = 16 * 1024;

    LeveledGzip(OutputStream out, int level) throws IOException {
        super(out, BUFFER);
        def.setLevel(level);
    }
}

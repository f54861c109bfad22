package org.customerapi.read.adapter.in.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The response's stream for writers that close what they write to: that is the container's business. */
final class UnclosedOutputStream extends FilterOutputStream {

    UnclosedOutputStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}

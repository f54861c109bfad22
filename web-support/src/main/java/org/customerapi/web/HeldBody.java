package org.customerapi.web;

import java.io.IOException;
import java.io.OutputStream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.util.FastByteArrayOutputStream;

/** A body that is held back until its length is known; one that gets long goes out as it comes, with its length unsaid. */
final class HeldBody extends OutputStream implements HttpOutputMessage {

    /** Bytes that are held at the most. */
    static final int MOST = 65_536;

    /** Enough for one customer; each further piece is twice as large. */
    private static final int FIRST_PIECE = 1_024;

    private final HttpOutputMessage message;
    private final FastByteArrayOutputStream held = new FastByteArrayOutputStream(FIRST_PIECE);
    private @Nullable OutputStream let;

    HeldBody(HttpOutputMessage message) {
        this.message = message;
    }

    @Override
    public HttpHeaders getHeaders() {
        return message.getHeaders();
    }

    @Override
    public OutputStream getBody() {
        return this;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (let == null && held.size() + length > MOST) {
            let = letGo();
        }
        (let == null ? held : let).write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (let != null) {
            let.flush();
        }
    }

    /** Sends what is held, with its length; nothing is written afterwards. */
    void end() throws IOException {
        if (let == null) {
            getHeaders().setContentLength(held.size());
            letGo();
        }
    }

    private OutputStream letGo() throws IOException {
        OutputStream out = message.getBody();
        held.writeTo(out);
        held.reset();
        return out;
    }
}

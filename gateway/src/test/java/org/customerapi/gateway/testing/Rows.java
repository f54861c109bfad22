package org.customerapi.gateway.testing;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** As many NDJSON rows as one likes, without keeping them. */
public final class Rows extends InputStream {

    private static final byte[] ROW =
            "{\"company\":\"Berglunds snabbköp\",\"country\":\"SE\"}\n".getBytes(StandardCharsets.UTF_8);

    /** Bytes of each row. */
    public static final int WIDTH = ROW.length;

    private final long bytes;
    private long sent;

    public Rows(long rows) {
        this.bytes = rows * WIDTH;
    }

    @Override
    public int read() {
        return sent == bytes ? -1 : ROW[(int) (sent++ % WIDTH)] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count = (int) Math.min(length, bytes - sent);
        for (int i = 0; i < count; i++) {
            target[offset + i] = ROW[(int) ((sent + i) % WIDTH)];
        }
        sent += count;
        return count == 0 ? -1 : count;
    }
}

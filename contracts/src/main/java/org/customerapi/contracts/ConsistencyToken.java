package org.customerapi.contracts;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * What a reader has to have seen: for each customer the version that a write answered. Opaque to clients; several
 * tokens, separated by commas, stand in one header.
 *
 * @param seen at most {@value #MAX_ENTRIES} entries
 */
public record ConsistencyToken(List<Seen> seen) {

    /** Entries that one header may hold. */
    public static final int MAX_ENTRIES = 100;

    private static final int ENTRY_BYTES = 3 * Long.BYTES;

    public ConsistencyToken {
        if (seen.isEmpty() || seen.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("a consistency token has 1 to " + MAX_ENTRIES + " entries");
        }
        seen = List.copyOf(seen);
    }

    /**
     * One customer at one version.
     *
     * @param customerId the customer
     * @param version at least 1
     */
    public record Seen(UUID customerId, long version) {
        public Seen {
            if (version < 1) {
                throw new IllegalArgumentException("a version is at least 1");
            }
        }
    }

    /** The token of one write. */
    public static ConsistencyToken of(UUID customerId, long version) {
        return new ConsistencyToken(List.of(new Seen(customerId, version)));
    }

    /** The header's value. */
    public String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(seen.size() * ENTRY_BYTES);
        for (Seen one : seen) {
            bytes.putLong(one.customerId().getMostSignificantBits())
                    .putLong(one.customerId().getLeastSignificantBits())
                    .putLong(one.version());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads a header's value.
     *
     * @param header one or more encoded tokens, separated by commas
     * @throws IllegalArgumentException when it holds anything that {@link #encode()} did not make
     */
    public static ConsistencyToken parse(String header) {
        List<Seen> seen = new ArrayList<>();
        for (String token : header.split(",", -1)) {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token.strip()));
            if (bytes.remaining() == 0 || bytes.remaining() % ENTRY_BYTES != 0) {
                throw new IllegalArgumentException("not a consistency token");
            }
            while (bytes.hasRemaining()) {
                seen.add(new Seen(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong()));
            }
        }
        return new ConsistencyToken(seen);
    }
}

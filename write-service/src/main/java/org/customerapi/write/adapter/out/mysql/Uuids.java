package org.customerapi.write.adapter.out.mysql;

import java.nio.ByteBuffer;
import java.util.UUID;

/** UUIDs as {@code BINARY(16)}, most significant byte first. */
final class Uuids {

    private Uuids() {}

    static UUID of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}

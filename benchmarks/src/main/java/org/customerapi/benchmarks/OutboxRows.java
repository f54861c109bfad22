package org.customerapi.benchmarks;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Rows on their way into an outbox. */
final class OutboxRows implements AutoCloseable {

    private final Connection connection;
    private final boolean binaryIds;
    private final PreparedStatement inserts;
    private final @Nullable PreparedStatement deletes;

    OutboxRows(OutboxTable outbox, Connection connection) throws SQLException {
        this.connection = connection;
        this.binaryIds = outbox.binaryIds();
        connection.setAutoCommit(false);
        inserts = connection.prepareStatement(outbox.insert());
        deletes = outbox.delete().isEmpty() ? null : connection.prepareStatement(outbox.delete());
    }

    void add(SampleEvent event) throws SQLException {
        UUID eventId = UUID.randomUUID();
        setId(inserts, 1, UUID.fromString(event.customer()));
        setId(inserts, 2, eventId);
        inserts.setString(3, event.value());
        inserts.addBatch();
        if (deletes != null) {
            setId(deletes, 1, eventId);
            deletes.addBatch();
        }
    }

    /** Commits what was added since the last time. */
    void commit() throws SQLException {
        inserts.executeBatch();
        if (deletes != null) {
            deletes.executeBatch();
        }
        connection.commit();
    }

    private void setId(PreparedStatement statement, int index, UUID id) throws SQLException {
        if (binaryIds) {
            ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            statement.setBytes(index, bytes.array());
        } else {
            statement.setString(index, id.toString());
        }
    }

    @Override
    public void close() throws SQLException {
        inserts.close();
        if (deletes != null) {
            deletes.close();
        }
    }
}

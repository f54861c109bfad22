package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer.CompatibilityMode;
import com.github.shyiko.mysql.binlog.event.deserialization.GtidEventDataDeserializer;

/**
 * When rows of an outbox were committed, as MySQL itself noted it in its binary log, read afterwards: the same clock for
 * whoever wrote the rows, and no answer on its way to anyone is counted.
 */
final class CommitTimes {

    private static final Logger LOG = Logger.getLogger(BinaryLogClient.class.getName());
    private static final int CUSTOMER = 1;
    private static final int UUID_BYTES = 16;

    private final OutboxTable outbox;
    private final Map<String, Long> microsByCustomer = new LinkedHashMap<>();
    private long committedMicros;
    private boolean here;

    private CommitTimes(OutboxTable outbox) {
        this.outbox = outbox;
    }

    /** A place in the binary log. */
    record Position(String file, long offset) {}

    /** Where the log ends now. */
    static Position end(OutboxTable outbox) {
        try (Connection connection = outbox.connect();
                Statement statement = connection.createStatement();
                ResultSet status = statement.executeQuery("SHOW MASTER STATUS")) {
            status.next();
            return new Position(status.getString(1), status.getLong(2));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Microseconds since the epoch for each customer of whom a row was written after that position, oldest first. */
    static Map<String, Long> since(Position position, OutboxTable outbox) {
        LOG.setLevel(Level.WARNING);
        CommitTimes times = new CommitTimes(outbox);
        BinaryLogClient client = new BinaryLogClient(
                outbox.mysql().host(),
                outbox.mysql().port(),
                outbox.mysql().user(),
                outbox.mysql().password());
        client.setBinlogFilename(position.file());
        client.setBinlogPosition(position.offset());
        client.setBlocking(false);
        client.setServerId(1);
        EventDeserializer deserializer = new EventDeserializer();
        deserializer.setEventDataDeserializer(EventType.ANONYMOUS_GTID, new GtidEventDataDeserializer());
        deserializer.setCompatibilityMode(CompatibilityMode.CHAR_AND_BINARY_AS_BYTE_ARRAY);
        client.setEventDeserializer(deserializer);
        client.registerEventListener(times::take);
        try {
            client.connect();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return times.microsByCustomer;
    }

    private void take(Event event) {
        EventData data = event.getData();
        switch (data) {
            case GtidEventData transaction -> committedMicros = transaction.getImmediateCommitTimestamp();
            case TableMapEventData table ->
                here = table.getDatabase().equals(outbox.database())
                        && table.getTable().equals("outbox");
            case WriteRowsEventData rows
            when here ->
                rows.getRows().forEach(row -> microsByCustomer.put(customer((byte[]) row[CUSTOMER]), committedMicros));
            case null, default -> {}
        }
    }

    private static String customer(byte[] id) {
        if (id.length > UUID_BYTES) {
            return new String(id, StandardCharsets.US_ASCII);
        }
        // The log leaves out zeros at the end.
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(id, UUID_BYTES));
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }
}

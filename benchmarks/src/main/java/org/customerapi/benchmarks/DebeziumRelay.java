package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

import io.debezium.connector.mysql.MySqlConnector;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import io.debezium.storage.file.history.FileSchemaHistory;
import io.debezium.transforms.outbox.EventRouter;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.FileOffsetBackingStore;

import org.customerapi.localstack.MySqlServer;

/**
 * Debezium's embedded engine with its outbox router, as an application would use it instead of the relay of the
 * write-service: the asynchronous engine, which is its default, reading the binary log; the router; and a producer like
 * the write-service's. It is spared what others need not pay: records come as they are rather than through a converter,
 * offsets are flushed once a minute (its default), and nothing deletes its rows. It has the larger heap, and while it is
 * held back it already fills its queue.
 *
 * <p>Settings other than its defaults: {@code poll.interval.ms}, since a batch that is not full waits for it (500 by
 * default), {@code max.batch.size} and {@code max.queue.size}, each at the best of several values tried.
 */
final class DebeziumRelay implements Relay, AutoCloseable {

    private static final String TOPIC = "debezium.events";
    private static final long PAUSE_NANOS = 500_000_000;

    private final OutboxTable outbox;
    private final EventTopic topic;
    private final DebeziumSender sender;
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** Starts it; it reads what is written from now on. */
    DebeziumRelay(MySqlServer mysql, String bootstrapServers, Path folder) {
        this.outbox = OutboxTable.forRouter(mysql);
        this.topic = new EventTopic(TOPIC, bootstrapServers);
        this.sender = new DebeziumSender(bootstrapServers);
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(settings(mysql, folder))
                .notifying((records, committer) -> {
                    gate.await();
                    sender.send(records, committer);
                })
                .build();
        thread.execute(engine);
        awaitStart(bootstrapServers);
    }

    private Properties settings(MySqlServer mysql, Path folder) {
        Properties settings = new Properties();
        settings.setProperty("name", "outbox");
        settings.setProperty("connector.class", MySqlConnector.class.getName());
        settings.setProperty("topic.prefix", "debezium");
        settings.setProperty("database.hostname", mysql.host());
        settings.setProperty("database.port", Integer.toString(mysql.port()));
        settings.setProperty("database.user", mysql.user());
        settings.setProperty("database.password", mysql.password());
        settings.setProperty("database.server.id", "4711");
        settings.setProperty("database.include.list", outbox.database());
        settings.setProperty("table.include.list", outbox.database() + ".outbox");
        settings.setProperty("snapshot.mode", "no_data");
        settings.setProperty("include.schema.changes", "false");
        settings.setProperty("schema.history.internal", FileSchemaHistory.class.getName());
        settings.setProperty(
                "schema.history.internal.file.filename",
                folder.resolve("schema-history").toString());
        settings.setProperty("offset.storage", FileOffsetBackingStore.class.getName());
        settings.setProperty(
                "offset.storage.file.filename", folder.resolve("offsets").toString());
        settings.setProperty("transforms", "outbox");
        settings.setProperty("transforms.outbox.type", EventRouter.class.getName());
        settings.setProperty("transforms.outbox.route.topic.replacement", TOPIC);
        settings.setProperty("transforms.outbox.table.fields.additional.placement", "type:header:ce_type");
        settings.setProperty("poll.interval.ms", "5");
        settings.setProperty("max.batch.size", "2048");
        settings.setProperty("max.queue.size", "8192");
        return settings;
    }

    private void awaitStart(String bootstrapServers) {
        try (TopicTail tail = new TopicTail(bootstrapServers, TOPIC)) {
            while (tail.ends().values().stream().allMatch(end -> end == 0)) {
                outbox.fill(1);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public OutboxTable outbox() {
        return outbox;
    }

    @Override
    public void hold() {
        gate = new CountDownLatch(1);
    }

    @Override
    public void letGo() {
        gate.countDown();
    }

    @Override
    public Writer writer() {
        try {
            Connection connection = outbox.connect();
            return new Inserts(outbox, connection, connection.prepareStatement(outbox.insert()));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            engine.close();
            thread.close();
            sender.close();
            topic.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Inserts(OutboxTable outbox, Connection connection, PreparedStatement statement) implements Writer {

        @Override
        public void write() throws SQLException {
            outbox.bind(statement, SampleEvent.ofSomebodyNew(1));
            statement.executeUpdate();
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}

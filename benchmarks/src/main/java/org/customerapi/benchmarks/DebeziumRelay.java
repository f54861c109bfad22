package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import org.apache.kafka.connect.source.SourceRecord;

import org.customerapi.localstack.MySqlServer;

/**
 * Debezium's embedded engine with its outbox router, as an application would use it instead of the relay of the
 * write-service: the asynchronous engine, which is its default, reading the binary log, and a producer like the
 * write-service's. Its events carry the same headers, but for the relay's term.
 *
 * <p>It is spared what others may have to pay: records come as they are rather than through a converter, and offsets are
 * flushed once a minute (its default). It has the larger heap, four times as much, and while it is held back it already
 * fills its queue.
 *
 * <p>Settings other than its defaults: {@code poll.interval.ms}, since a batch that is not full waits for it (500 by
 * default), and {@code skipped.operations}. Batch and queue (2,048 and 8,192 records) are the defaults.
 */
final class DebeziumRelay implements Relay, AutoCloseable {

    private static final String TOPIC = "debezium.events";
    private static final long PAUSE_NANOS = 500_000_000;

    private OutboxTable outbox;
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
        try {
            settings.load(new StringReader("""
                    name=outbox
                    connector.class=io.debezium.connector.mysql.MySqlConnector
                    topic.prefix=debezium
                    database.hostname=%1$s
                    database.port=%2$d
                    database.user=%3$s
                    database.password=%4$s
                    database.server.id=4711
                    database.include.list=%5$s
                    table.include.list=%5$s.outbox
                    snapshot.mode=no_data
                    include.schema.changes=false
                    schema.history.internal=io.debezium.storage.file.history.FileSchemaHistory
                    schema.history.internal.file.filename=%6$s/schema-history
                    offset.storage=org.apache.kafka.connect.storage.FileOffsetBackingStore
                    offset.storage.file.filename=%6$s/offsets
                    # Deletions are passed over where they are read, rather than by the router.
                    skipped.operations=u,d,t
                    transforms=outbox
                    transforms.outbox.type=io.debezium.transforms.outbox.EventRouter
                    transforms.outbox.route.topic.replacement=%7$s
                    transforms.outbox.table.fields.additional.placement=\\
                      type:header:ce_type,sequence:header:ce_sequence,occurred_at:header:ce_time
                    poll.interval.ms=5
                    """.formatted(
                    mysql.host(), mysql.port(), mysql.user(), mysql.password(), outbox.database(), folder, TOPIC)));
            return settings;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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

    /** From now on no row stays in its outbox. */
    void keepOutboxEmpty() {
        outbox = outbox.keptEmpty();
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
            return new Inserts(connection, new OutboxRows(outbox, connection));
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

    private record Inserts(Connection connection, OutboxRows rows) implements Writer {

        @Override
        public void write() throws SQLException {
            rows.add(SampleEvent.ofSomebodyNew(1));
            rows.commit();
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

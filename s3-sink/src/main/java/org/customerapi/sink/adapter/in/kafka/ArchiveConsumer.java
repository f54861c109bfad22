package org.customerapi.sink.adapter.in.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import org.customerapi.sink.application.port.in.ArchiveRecords;

/**
 * Archives a topic as one member of a consumer group, from start to stop. A consumer that fails is closed and followed
 * by a new one; nothing is lost by that, since only what was put is committed.
 */
public final class ArchiveConsumer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ArchiveConsumer.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final String topic;
    private final ArchiveRecords archive;
    private final InstantSource timer;
    private final AtomicReference<@Nullable Consumer<byte[], byte[]>> current = new AtomicReference<>();
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /** @param consumers makes consumers that neither commit nor reset offsets by themselves */
    public ArchiveConsumer(
            Supplier<Consumer<byte[], byte[]>> consumers, String topic, ArchiveRecords archive, InstantSource timer) {
        this.consumers = consumers;
        this.topic = topic;
        this.archive = archive;
        this.timer = timer;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("archive").start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
        Consumer<byte[], byte[]> consumer = current.get();
        if (consumer != null) {
            consumer.wakeup();
        }
        awaitEnd();
    }

    @Override
    public boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    private void run() {
        boolean stopped = false;
        while (!stopped) {
            try {
                consume();
            } catch (WakeupException stop) {
                log.debug("Woken up to stop", stop);
            } catch (RuntimeException failed) {
                log.atError().setCause(failed).log("The consumer failed; a new one follows");
            }
            stopped = stoppingWithin(AFTER_FAILURE);
        }
    }

    private void consume() {
        Consumer<byte[], byte[]> consumer = consumers.get();
        current.set(consumer);
        Commits commits = new Commits(consumer);
        Sessions sessions = new Sessions(consumer, archive, commits);
        try {
            consumer.subscribe(List.of(topic), sessions);
            ArchiveRound round = new ArchiveRound(consumer, sessions, commits, timer);
            while (stopping.getCount() > 0) {
                round.turn();
            }
        } finally {
            current.set(null);
            close(consumer, sessions);
        }
    }

    private static void close(Consumer<byte[], byte[]> consumer, Sessions sessions) {
        try {
            consumer.close(CloseOptions.timeout(CLOSING));
        } finally {
            sessions.end();
        }
    }

    private boolean stoppingWithin(Duration time) {
        try {
            return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void awaitEnd() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(CLOSING.multipliedBy(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

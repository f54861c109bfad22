package org.customerapi.sink.adapter.out.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.Payload;

/**
 * Reads records on a thread of its own while those before them are made use of: to fetch, decompress and parse takes as
 * long as to send. A bounded part is kept in between.
 */
final class ReadAhead {

    /** How many batches wait at the most. */
    static final int BATCHES = 8;

    private static final int BATCH_RECORDS = 256;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final long PATIENCE_MILLIS = 50;
    private static final List<LogRecord> END = List.of();

    private final BlockingQueue<List<LogRecord>> ahead = new ArrayBlockingQueue<>(BATCHES);
    private List<LogRecord> batch = new ArrayList<>();
    private int bytes;
    private volatile boolean abandoned;

    private ReadAhead() {}

    /** Hands all of its records to a reader. */
    interface Source {
        void forEach(Consumer<LogRecord> reader) throws IOException;
    }

    /**
     * Reads all records.
     *
     * @param reader gets them in order, on the thread of the caller
     * @throws IOException from the source, after the records before
     */
    static void forEach(Source source, Consumer<LogRecord> reader) throws IOException {
        new ReadAhead().run(source, reader);
    }

    private void run(Source source, Consumer<LogRecord> reader) throws IOException {
        FutureTask<Boolean> reading = new FutureTask<>(() -> readAll(source));
        Thread thread = Thread.ofVirtual().name("read-ahead").start(reading);
        try {
            for (List<LogRecord> next = ahead.take(); !next.isEmpty(); next = ahead.take()) {
                next.forEach(reader);
            }
            reading.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while reading", stopped);
        } catch (ExecutionException failure) {
            throw causeOf(failure);
        } finally {
            abandoned = true;
            join(thread);
        }
    }

    private boolean readAll(Source source) throws IOException {
        try {
            source.forEach(this::add);
            return true;
        } finally {
            handOver();
            put(END);
        }
    }

    private void add(LogRecord record) {
        batch.add(record);
        bytes += sizeOf(record.value());
        if (batch.size() >= BATCH_RECORDS || bytes >= BATCH_BYTES) {
            handOver();
        }
    }

    private void handOver() {
        if (!batch.isEmpty()) {
            put(batch);
            batch = new ArrayList<>(BATCH_RECORDS);
            bytes = 0;
        }
    }

    /** Waits for room, unless nobody reads on. */
    private void put(List<LogRecord> next) {
        try {
            boolean taken = false;
            while (!taken && !abandoned) {
                taken = ahead.offer(next, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            abandoned = true;
        }
        if (abandoned) {
            throw new IllegalStateException("nobody reads on");
        }
    }

    private static int sizeOf(@Nullable Payload payload) {
        return payload == null ? 0 : payload.bytes().length;
    }

    private static IOException causeOf(ExecutionException failure) {
        return switch (failure.getCause()) {
            case IOException known -> known;
            case RuntimeException known -> throw known;
            case Error known -> throw known;
            case null, default -> new IOException(failure);
        };
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

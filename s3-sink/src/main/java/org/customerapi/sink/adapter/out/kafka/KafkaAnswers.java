package org.customerapi.sink.adapter.out.kafka;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.common.KafkaFuture;

import org.customerapi.sink.application.port.out.ArchiveException;

/** Waits for what Kafka says, for a bounded time. */
final class KafkaAnswers {

    private static final long TIMEOUT_SECONDS = 30;

    private KafkaAnswers() {}

    /** The answer to a question about one thing. */
    static <T> T single(Map<?, KafkaFuture<T>> futures) {
        return of(futures.values().iterator().next());
    }

    /** @throws ArchiveException with Kafka's exception as its cause */
    static <T> T of(Future<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new ArchiveException("kafka", String.valueOf(failed.getCause()), failed.getCause());
        } catch (TimeoutException late) {
            throw new ArchiveException("kafka", "Kafka did not answer in " + TIMEOUT_SECONDS + " s", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ArchiveException("kafka", "stopped while waiting for Kafka", stopped);
        }
    }
}

package org.customerapi.sink.adapter.out.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

import org.customerapi.sink.application.port.out.ArchiveException;

/** Waits for what Kafka says, for a bounded time. */
final class KafkaAnswers {

    private static final long TIMEOUT_SECONDS = 30;
    private static final RetryTemplate UNTIL_KNOWN = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(Long.MAX_VALUE)
            .timeout(Duration.ofSeconds(TIMEOUT_SECONDS))
            .delay(Duration.ofMillis(50))
            .predicate(KafkaAnswers::isUnknownTopic)
            .build());

    private KafkaAnswers() {}

    /** The answer to a question about one thing. */
    static <T> T single(Map<?, KafkaFuture<T>> futures) {
        return of(futures.values().iterator().next());
    }

    /**
     * The answer about a topic that is there, even if it was made just now: brokers learn of it after the controller has
     * said that it is made, and the clients do not ask again by themselves.
     *
     * @throws ArchiveException also when brokers still do not know it after 30 s
     */
    static <T> T onceKnown(Supplier<Map<?, KafkaFuture<T>>> question) {
        return UNTIL_KNOWN.invoke(() -> single(question.get()));
    }

    private static boolean isUnknownTopic(Throwable failed) {
        return failed.getCause() instanceof UnknownTopicOrPartitionException;
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

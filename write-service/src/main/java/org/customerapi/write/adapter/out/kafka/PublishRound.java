package org.customerapi.write.adapter.out.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

import org.customerapi.write.application.port.out.EventLog.Refusal;
import org.customerapi.write.application.port.out.OutboxQueue;

/** Rows that are sent together: all are acknowledged, or refused for ever, or the round fails. */
final class PublishRound {

    /**
     * Bytes that every topic takes. A larger row has to be acknowledged before the next one of its customer is sent, or
     * that one could overtake it: whether the broker refuses a row is known only once it has answered.
     */
    private static final int SURELY_TAKEN = 16 * 1024;

    private final KafkaTemplate<String, byte[]> template;
    private final long deadlineNanos;
    private final List<Sent> sent = new ArrayList<>();
    private final Map<UUID, Sent> uncertain = new HashMap<>();
    private final Map<UUID, Refusal> refusals = new LinkedHashMap<>();

    PublishRound(KafkaTemplate<String, byte[]> template, Duration within) {
        this.template = template;
        this.deadlineNanos = System.nanoTime() + within.toNanos();
    }

    /**
     * Sends a row, unless one of the same customer was refused before it.
     *
     * @throws KafkaException when a row fails that is not refused for ever, which nothing may overtake, or when the time
     *     is up, as it is for a process that stood still while it was sending
     */
    void send(OutboxQueue.Row row, ProducerRecord<String, byte[]> message) {
        if (deadlineNanos - System.nanoTime() <= 0) {
            throw new KafkaException("the lease ran out while the rows were sent");
        }
        Sent before = uncertain.remove(row.customerId());
        if (before != null) {
            await(before);
        }
        if (refusals.containsKey(row.customerId())) {
            return;
        }
        Sent next = new Sent(row, answerTo(message));
        sent.add(next);
        if (next.answer().isCompletedExceptionally()) {
            await(next);
        } else if (message.value().length > SURELY_TAKEN) {
            uncertain.put(row.customerId(), next);
        }
    }

    /** Waits for all answers; gives each acknowledgement to {@code onAcknowledged}. */
    List<Refusal> finish(Consumer<RecordMetadata> onAcknowledged) {
        sent.forEach(this::await);
        sent.stream()
                .filter(each -> !each.answer().isCompletedExceptionally())
                .forEach(each -> onAcknowledged.accept(each.answer().join().getRecordMetadata()));
        return List.copyOf(refusals.values());
    }

    private CompletableFuture<SendResult<String, byte[]>> answerTo(ProducerRecord<String, byte[]> message) {
        try {
            return template.send(message);
        } catch (KafkaException refusedAtOnce) {
            return CompletableFuture.failedFuture(refusedAtOnce);
        }
    }

    private void await(Sent one) {
        try {
            one.answer().get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            String reason = FatalRefusals.reason(failure)
                    .orElseThrow(() -> new KafkaException("not all rows were acknowledged", failure));
            refusals.putIfAbsent(one.row().customerId(), new Refusal(one.row(), reason));
        } catch (TimeoutException slow) {
            throw new KafkaException("not all rows were acknowledged", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", interrupted);
        }
    }

    private record Sent(OutboxQueue.Row row, CompletableFuture<SendResult<String, byte[]>> answer) {}
}

package org.customerapi.read.adapter.in.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

class PatientErrorHandlerTest {

    private static final TopicPartition STAYS = new TopicPartition("events", 0);
    private static final TopicPartition GOES = new TopicPartition("events", 1);
    private final ReadModelUnavailable away = new ReadModelUnavailable("for the test", null);

    private final PatientErrorHandler handler = new PatientErrorHandler(
            new FixedBackOff(1, FixedBackOff.UNLIMITED_ATTEMPTS), new RetryLog(new SimpleMeterRegistry()));
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MessageListenerContainer container = mock();
    private final ConsumerRecords<byte[], byte[]> batch = new ConsumerRecords<>(
            Map.of(STAYS, List.of(record(STAYS, 7), record(STAYS, 8)), GOES, List.of(record(GOES, 3))), Map.of());

    @BeforeEach
    void readPastTheBatch() {
        when(container.isRunning()).thenReturn(true);
        when(container.getContainerProperties()).thenReturn(new ContainerProperties("events"));
        when(container.getContainerFor(any(), anyInt())).thenReturn(container);
        consumer.assign(List.of(STAYS, GOES));
        consumer.updateBeginningOffsets(Map.of(STAYS, 0L, GOES, 0L));
        consumer.seek(STAYS, 9);
        consumer.seek(GOES, 4);
    }

    @Test
    void triesUntilTheBatchIsApplied() {
        AtomicInteger attempts = new AtomicInteger();

        handler.handleBatch(away, batch, consumer, container, () -> {
            if (attempts.incrementAndGet() < 4) {
                throw away;
            }
        });

        assertThat(attempts).hasValue(4);
        assertThat(consumer.position(STAYS)).isEqualTo(9);
    }

    @Test
    void readsTheBatchAgainWhenAPollBetweenTwoAttemptsIsRefused() {
        consumer.setPollException(new TopicAuthorizationException("for the test"));

        assertThatThrownBy(() -> handler.handleBatch(away, batch, consumer, container, () -> {
                    throw away;
                }))
                .isInstanceOf(TopicAuthorizationException.class);

        assertThat(consumer.position(STAYS)).isEqualTo(7);
        assertThat(consumer.position(GOES)).isEqualTo(3);
    }

    @Test
    void leavesPartitionsAloneThatAreAnotherInstancesNow() {
        consumer.setPollException(new TopicAuthorizationException("for the test"));
        consumer.assign(List.of(STAYS));

        assertThatThrownBy(() -> handler.handleBatch(away, batch, consumer, container, () -> {
                    throw away;
                }))
                .isInstanceOf(TopicAuthorizationException.class);

        assertThat(consumer.position(STAYS)).isEqualTo(7);
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0], new byte[0]);
    }
}

package org.customerapi.read.adapter.out.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.core.ConsumerFactory;

import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeadLetterWalkTest {

    private static final TopicPartition LETTERS = new TopicPartition("letters", 0);
    private static final Duration SILENCE = Duration.ofMillis(100);

    private final OpenLetters open = new OpenLetters();
    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");

    @Test
    void walksToTheEnd() {
        holds(3);
        kafka.schedulePollTask(() -> arrive(0, 1));
        kafka.schedulePollTask(() -> arrive(2));

        try (DeadLetterWalk walk = walk()) {
            walk.update(open);
            assertThat(open.newest(Long.MAX_VALUE, 10)).containsExactly(2L, 1L, 0L);
        }
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void givesUpWhenKafkaFallsSilentOnTheWay() {
        holds(3);
        kafka.schedulePollTask(() -> arrive(0));

        try (DeadLetterWalk walk = walk()) {
            assertThatExceptionOfType(ReadModelUnavailable.class).isThrownBy(() -> walk.update(open));
            assertThat(open.newest(Long.MAX_VALUE, 10)).containsExactly(0L);
        }
    }

    @Test
    void readsOnWhereTheWalkBeforeEnded() {
        holds(2);
        kafka.schedulePollTask(() -> arrive(0, 1));
        try (DeadLetterWalk walk = walk()) {
            walk.update(open);
            holds(3);
            kafka.schedulePollTask(() -> arrive(2));
            walk.update(open);
        }

        assertThat(open.newest(2, 1)).containsExactly(1L);
        assertThat(open.newest(Long.MAX_VALUE, 10)).containsExactly(2L, 1L, 0L);
        assertThat(open.isOpen(2)).isTrue();
        assertThat(open.isOpen(3)).isFalse();
    }

    @Test
    void passesOverWhatLiesFarBetween() {
        holds(3_000);
        kafka.schedulePollTask(() -> arrive(0, 1));
        kafka.schedulePollTask(() -> arrive(2_999));
        List<Long> seen = new ArrayList<>();

        try (DeadLetterWalk walk = walk()) {
            walk.visit(Set.of(0L, 1L, 2_999L), one -> seen.add(one.id()));
        }

        assertThat(seen).containsExactly(0L, 1L, 2_999L);
    }

    @Test
    void beginsAnewWhereTheTopicWasMadeAnew() {
        holds(2);
        kafka.schedulePollTask(() -> arrive(0, 1));
        try (DeadLetterWalk walk = walk()) {
            walk.update(open);
            holds(0);
            walk.update(open);
        }

        assertThat(open.newest(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void forgetsWhatTheTopicHoldsNoMore() {
        holds(2);
        kafka.schedulePollTask(() -> arrive(0, 1));
        try (DeadLetterWalk walk = walk()) {
            walk.update(open);
            kafka.updateBeginningOffsets(Map.of(LETTERS, 1L));
            walk.update(open);
        }

        assertThat(open.newest(Long.MAX_VALUE, 10)).containsExactly(1L);
    }

    private void holds(long letters) {
        kafka.updateBeginningOffsets(Map.of(LETTERS, 0L));
        kafka.updateEndOffsets(Map.of(LETTERS, letters));
    }

    private void arrive(long... offsets) {
        for (long offset : offsets) {
            kafka.addRecord(new ConsumerRecord<>(LETTERS.topic(), 0, offset, new byte[0], new byte[0]));
        }
    }

    private DeadLetterWalk walk() {
        return new DeadLetterWalk(new OneConsumer(kafka), LETTERS.topic(), SILENCE);
    }

    private record OneConsumer(Consumer<byte[], byte[]> consumer) implements ConsumerFactory<byte[], byte[]> {

        @Override
        public Consumer<byte[], byte[]> createConsumer(
                @Nullable String group, @Nullable String prefix, @Nullable String suffix) {
            return consumer;
        }

        @Override
        public Consumer<byte[], byte[]> createConsumer(
                @Nullable String group, @Nullable String prefix, @Nullable String suffix, @Nullable Properties more) {
            return consumer;
        }

        @Override
        public boolean isAutoCommit() {
            return false;
        }
    }
}

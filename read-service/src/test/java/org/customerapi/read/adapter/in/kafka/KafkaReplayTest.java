package org.customerapi.read.adapter.in.kafka;

import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whatever is asked of Kafka, the one who asks can tell that it only has to wait. */
class KafkaReplayTest {

    private static final TopicPartition EVENTS = new TopicPartition("events", 0);

    private final KafkaException failure = new TimeoutException("for the test");
    private final SilentPositions kafka = new SilentPositions();
    private KafkaReplay replay;

    @BeforeEach
    void start() {
        kafka.updateBeginningOffsets(Map.of(EVENTS, 0L));
        kafka.updateEndOffsets(Map.of(EVENTS, 1L));
        replay = new KafkaReplay(kafka, new RecordReader(new JsonMapper()), List.of(EVENTS), false);
    }

    @AfterEach
    void stop() {
        replay.close();
    }

    @Test
    void waitsForTheNextEvents() {
        kafka.setPollException(failure);

        assertWaits(() -> replay.next());
        assertThat(replay.next()).isEmpty();
    }

    @Test
    void waitsForAnotherLookAtTheEnd() {
        kafka.setOffsetsException(failure);

        assertWaits(replay::lookAgain);
    }

    @Test
    void waitsToKnowHowFarItIs() {
        kafka.silence = failure;

        assertWaits(() -> replay.isAtEnd());
        assertWaits(() -> replay.read());

        kafka.silence = null;
        assertThat(replay.isAtEnd()).isFalse();
        assertThat(replay.read()).isZero();
    }

    private void assertWaits(Runnable call) {
        assertThatExceptionOfType(ReadModelUnavailable.class)
                .isThrownBy(call::run)
                .withMessage("Kafka did not answer: for the test")
                .withCause(failure);
    }

    /** A position that is not known any more is asked for. */
    private static final class SilentPositions extends MockConsumer<byte[], byte[]> {

        private @Nullable KafkaException silence;

        SilentPositions() {
            super("earliest");
        }

        @Override
        public synchronized long position(TopicPartition partition) {
            if (silence != null) {
                throw silence;
            }
            return super.position(partition);
        }
    }
}

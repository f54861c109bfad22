package org.customerapi.sink.adapter.out.kafka;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

import org.customerapi.sink.application.port.out.ArchiveException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaAnswersTest {

    private static final KafkaFuture<String> UNKNOWN = failed(new UnknownTopicOrPartitionException());

    @Test
    void asksUntilTheBrokersKnowATopicThatWasJustMade() {
        assertThat(ask(List.of(UNKNOWN, UNKNOWN, KafkaFuture.completedFuture("known"))))
                .isEqualTo("known");
    }

    @Test
    void asksOnceWhereTheAnswerIsARefusal() {
        TopicAuthorizationException refusal = new TopicAuthorizationException("no");
        assertThatThrownBy(() -> ask(List.of(failed(refusal), KafkaFuture.completedFuture("asked again"))))
                .isInstanceOf(ArchiveException.class)
                .hasCause(refusal);
    }

    private static String ask(List<KafkaFuture<String>> answers) {
        Queue<KafkaFuture<String>> told = new ArrayDeque<>(answers);
        return KafkaAnswers.onceKnown(() -> Map.of("topic", told.remove()));
    }

    private static KafkaFuture<String> failed(Exception refused) {
        KafkaFutureImpl<String> failed = new KafkaFutureImpl<>();
        failed.completeExceptionally(refused);
        return failed;
    }
}

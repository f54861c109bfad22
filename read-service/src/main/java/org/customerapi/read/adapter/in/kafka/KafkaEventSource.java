package org.customerapi.read.adapter.in.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.springframework.kafka.listener.MessageListenerContainer;

import org.customerapi.read.application.port.out.EventSource;
import org.customerapi.read.config.UnusableSetting;

/** Makes the topics where they are missing, checks those that are there, then starts to read. */
final class KafkaEventSource implements EventSource {

    private final Admin admin;
    private final Collection<NewTopic> topics;
    private final NewTopic deadLetters;
    private final List<MessageListenerContainer> containers;

    /**
     * Reads by the containers.
     *
     * @param topics read from, with just as many partitions as they say
     * @param deadLetters written to, with any number
     */
    KafkaEventSource(
            Admin admin, Collection<NewTopic> topics, NewTopic deadLetters, List<MessageListenerContainer> containers) {
        this.admin = admin;
        this.topics = topics;
        this.deadLetters = deadLetters;
        this.containers = containers;
    }

    /** @throws UnusableSetting when a topic is there with another number of partitions, or the broker is too old */
    @Override
    public void prepare() {
        for (NewTopic topic : topics) {
            if (!makeIfMissing(topic)) {
                checkPartitions(topic, describe(topic.name()).partitions().size());
            }
        }
        makeIfMissing(deadLetters);
    }

    /** @return whether it was missing */
    private boolean makeIfMissing(NewTopic topic) {
        try {
            answerOf(topic.name(), admin.createTopics(List.of(topic)).all());
            return true;
        } catch (IllegalStateException failure) {
            if (failure.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw failure;
        }
    }

    private TopicDescription describe(String topic) {
        return answerOf(
                topic,
                Objects.requireNonNull(
                        admin.describeTopics(List.of(topic)).topicNameValues().get(topic)));
    }

    private static void checkPartitions(NewTopic topic, int partitions) {
        if (partitions != topic.numPartitions()) {
            throw new UnusableSetting(
                    "The topic " + topic.name(),
                    "has %d partitions instead of %d; delete it while it is empty, and it is made anew, or name another"
                            .formatted(partitions, topic.numPartitions()));
        }
    }

    private static <T> T answerOf(String topic, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnsupportedVersionException tooOld) {
                throw new UnusableSetting(
                        "KAFKA_BOOTSTRAP_SERVERS", "leads to brokers that are too old: " + tooOld.getMessage());
            }
            throw new IllegalStateException(
                    "Kafka refused the topic " + topic + ": " + failure.getCause(), failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while asking for the topic " + topic, stopped);
        }
    }

    @Override
    public void start() {
        containers.forEach(MessageListenerContainer::start);
    }
}

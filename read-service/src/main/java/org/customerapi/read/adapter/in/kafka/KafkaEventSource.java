package org.customerapi.read.adapter.in.kafka;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.listener.MessageListenerContainer;

import org.customerapi.read.application.port.out.EventSource;

/** Makes the topics where they are missing, then starts to read. */
final class KafkaEventSource implements EventSource {

    private final Admin admin;
    private final Collection<NewTopic> topics;
    private final List<MessageListenerContainer> containers;

    KafkaEventSource(Admin admin, Collection<NewTopic> topics, List<MessageListenerContainer> containers) {
        this.admin = admin;
        this.topics = topics;
        this.containers = containers;
    }

    @Override
    public void prepare() {
        admin.createTopics(topics).values().forEach((topic, created) -> {
            try {
                created.get();
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("Kafka did not make the topic " + topic, failure);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Stopped while making the topic " + topic, stopped);
            }
        });
    }

    @Override
    public void start() {
        containers.forEach(MessageListenerContainer::start);
    }
}

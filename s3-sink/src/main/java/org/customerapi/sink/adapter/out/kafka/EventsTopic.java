package org.customerapi.sink.adapter.out.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.contracts.Topics;

/**
 * Makes the topic where it is missing, so that the order in which services start does not matter. One that is there is
 * left as it is: partitions added to it would tear customers apart.
 */
public final class EventsTopic {

    private static final Logger log = LoggerFactory.getLogger(EventsTopic.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;
    private final String name;
    private final int partitions;

    public EventsTopic(Admin admin, String name, int partitions) {
        this.admin = admin;
        this.name = name;
        this.partitions = partitions;
    }

    /** Asks for the topic and does not wait: what else would make it may be quicker, and Kafka may be away. */
    public void makeIfMissing() {
        NewTopic topic = new NewTopic(name, partitions, (short) -1).configs(Topics.CUSTOMER_EVENT_CONFIGS);
        KafkaFuture<Void> _ = admin.createTopics(List.of(topic)).all().whenComplete((done, refused) -> tell(refused));
    }

    /** How many partitions it has; empty when it is not there, or when Kafka does not say so soon. */
    public OptionalInt partitions() {
        KafkaFuture<TopicDescription> described = Objects.requireNonNull(
                admin.describeTopics(List.of(name)).topicNameValues().get(name));
        try {
            return OptionalInt.of(described
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .partitions()
                    .size());
        } catch (ExecutionException | TimeoutException unknown) {
            log.debug("Kafka does not tell the partitions of {}", name, unknown);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return OptionalInt.empty();
    }

    private void tell(@Nullable Throwable refused) {
        if (refused == null) {
            log.atInfo().addKeyValue("topic", name).log("Made the topic");
        } else if (!(refused instanceof TopicExistsException)) {
            log.atWarn()
                    .addKeyValue("topic", name)
                    .addKeyValue("cause", refused.getMessage())
                    .log("The topic could not be made; archiving begins when it is there");
        }
    }
}

package org.customerapi.write.adapter.out.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

import org.customerapi.contracts.Topics;
import org.customerapi.write.config.InvalidSettings;

/** The topics of the contract: makes those that are missing, and says where partitions end. */
final class EventTopics {

    private final Supplier<Admin> admins;
    private final String events;
    private final String watermarks;
    private final Duration within;

    /** @param within how long to wait for Kafka at the most */
    EventTopics(Supplier<Admin> admins, String events, String watermarks, Duration within) {
        this.admins = admins;
        this.events = events;
        this.watermarks = watermarks;
        this.within = within;
    }

    String events() {
        return events;
    }

    String watermarks() {
        return watermarks;
    }

    /**
     * Makes the topics that are missing.
     *
     * @throws InvalidSettings when the topic of events is there with another number of partitions, or the broker is too old
     * @throws KafkaException when Kafka does not answer now
     */
    void makeMissing() {
        try (Admin admin = admins.get()) {
            if (!makeIfMissing(admin, eventTopic())) {
                checkPartitions(eventTopicOf(admin).partitions().size());
            }
            makeIfMissing(admin, watermarkTopic());
        }
    }

    Map<Integer, Long> endOffsets() {
        try (Admin admin = admins.get()) {
            Map<TopicPartition, OffsetSpec> wanted = eventTopicOf(admin).partitions().stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(events, partition.partition()),
                            partition -> OffsetSpec.latest()));
            Map<Integer, Long> ends = new TreeMap<>();
            await(admin.listOffsets(wanted).all())
                    .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
            return ends;
        }
    }

    private NewTopic eventTopic() {
        // No replication factor: the broker's default, which an operator sets, is the right one.
        return new NewTopic(events, Optional.of(Topics.CUSTOMER_EVENT_PARTITIONS), Optional.empty())
                .configs(Topics.CUSTOMER_EVENT_CONFIGS);
    }

    private NewTopic watermarkTopic() {
        return new NewTopic(watermarks, Optional.of(1), Optional.empty()).configs(Topics.CUSTOMER_WATERMARK_CONFIGS);
    }

    /** @return whether it was missing */
    private boolean makeIfMissing(Admin admin, NewTopic topic) {
        try {
            await(admin.createTopics(List.of(topic)).all());
            return true;
        } catch (KafkaException failure) {
            if (failure.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw failure;
        }
    }

    private TopicDescription eventTopicOf(Admin admin) {
        return await(Objects.requireNonNull(
                admin.describeTopics(List.of(events)).topicNameValues().get(events)));
    }

    private void checkPartitions(int partitions) {
        if (partitions != Topics.CUSTOMER_EVENT_PARTITIONS) {
            throw new InvalidSettings(
                    "The topic " + events + " has " + partitions + " partitions instead of "
                            + Topics.CUSTOMER_EVENT_PARTITIONS,
                    "Delete it while it is empty, and it is made anew; otherwise name another by EVENTS_TOPIC");
        }
    }

    private <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnsupportedVersionException tooOld) {
                throw new InvalidSettings(
                        "KAFKA_BOOTSTRAP_SERVERS leads to brokers that are too old: " + tooOld.getMessage(),
                        "Use Kafka 4.1");
            }
            throw new KafkaException("Kafka refused: " + failure.getCause(), failure.getCause());
        } catch (TimeoutException slow) {
            throw new KafkaException("Kafka did not answer within " + within, slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", interrupted);
        }
    }
}

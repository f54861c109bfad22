package org.customerapi.sink.adapter.out.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.LogReader;
import org.customerapi.sink.application.port.out.RestoreTarget;
import org.customerapi.sink.application.port.out.RestoreTargets;

/** Topics for restored records: with the producers' timestamps, and without a retention that old ones would fall to. */
public final class KafkaRestoreTargets implements RestoreTargets {

    private static final String CREATE_TIME = "CreateTime";

    private final Admin admin;
    private final LogReader reader;
    private final Function<String, Producer<byte[], byte[]>> producers;
    private final int partitionsOfNewTopic;
    private final String archive;

    /**
     * @param reader reads committed records only
     * @param producers makes a transactional producer of that transactional id
     * @param partitionsOfNewTopic what readers of the topic expect, also where a partition has no record yet
     * @param archive where the records come from; two archives are never restored to one topic
     */
    public KafkaRestoreTargets(
            Admin admin,
            LogReader reader,
            Function<String, Producer<byte[], byte[]>> producers,
            int partitionsOfNewTopic,
            String archive) {
        this.admin = admin;
        this.reader = reader;
        this.producers = producers;
        this.partitionsOfNewTopic = partitionsOfNewTopic;
        this.archive = archive;
    }

    @Override
    public RestoreTarget open(String topic, int partitions) {
        makeIfMissing(topic, Math.max(partitions, partitionsOfNewTopic));
        checkPartitions(topic, partitions);
        checkTimestamps(topic);
        String id = "archive-restore-" + topic;
        RestoreProgress progress = new RestoreProgress(admin, reader, topic, id, archive);
        return new KafkaRestoreTarget(progress, producers.apply(id), topic, id, archive);
    }

    private void makeIfMissing(String topic, int partitions) {
        NewTopic made = new NewTopic(topic, Optional.of(partitions), Optional.empty())
                .configs(Map.of(
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, CREATE_TIME, TopicConfig.RETENTION_MS_CONFIG, "-1"));
        try {
            KafkaAnswers.of(admin.createTopics(List.of(made)).all());
        } catch (ArchiveException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    private void checkPartitions(String topic, int partitions) {
        TopicDescription description = KafkaAnswers.onceKnown(
                () -> admin.describeTopics(List.of(topic)).topicNameValues());
        int has = description.partitions().size();
        if (has < partitions) {
            throw new IllegalArgumentException(
                    topic + " has " + has + " partitions, and the records come from " + partitions);
        }
    }

    private void checkTimestamps(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = KafkaAnswers.onceKnown(
                () -> admin.describeConfigs(List.of(resource)).values());
        ConfigEntry type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
        if (type != null && !CREATE_TIME.equals(type.value())) {
            throw new IllegalArgumentException(
                    topic + " would not keep timestamps: its message.timestamp.type is " + type.value());
        }
    }
}

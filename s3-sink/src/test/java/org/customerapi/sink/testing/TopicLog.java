package org.customerapi.sink.testing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import org.customerapi.localstack.Servers;

/** One topic as the tests write and read it, by Kafka's own clients. */
public final class TopicLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration ENOUGH_OF_AN_HOUR = Duration.ofMinutes(1);

    private final String topic;
    private final String bootstrap;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    public TopicLog(Servers servers, String topic) {
        this.topic = topic;
        this.bootstrap = servers.kafka().bootstrapServers();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", "5", "max.in.flight.requests.per.connection", "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    public String name() {
        return topic;
    }

    /**
     * Makes the topic with log-append time, early enough in an hour for its first records to be of the same one: the sink
     * ends its objects with the hour.
     */
    public TopicLog create(int partitions) {
        Awaitility.await().atMost(PATIENCE).until(TopicLog::isEarlyEnough);
        NewTopic made =
                new NewTopic(topic, partitions, (short) 1).configs(Map.of("message.timestamp.type", "LogAppendTime"));
        await(() -> make(made));
        return this;
    }

    /** No test makes a topic that is there: if it is, an answer was too late, and the client has asked again. */
    private void make(NewTopic made) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(made)).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    private static boolean isEarlyEnough() {
        Instant soon = Clock.systemUTC().instant().plus(ENOUGH_OF_AN_HOUR);
        return Duration.between(soon.truncatedTo(ChronoUnit.HOURS), soon).compareTo(ENOUGH_OF_AN_HOUR) >= 0;
    }

    /** Deletes the topic, and with it every group's offsets, and sees it gone. */
    public void delete() {
        await(() -> admin.deleteTopics(List.of(topic)).all().get());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !admin.listTopics().names().get().contains(topic));
    }

    /** Writes records with running keys and a value of a few hundred bytes. */
    public void write(int count) {
        write(null, count);
    }

    /** Writes such records to one partition. */
    public void writeTo(int partition, int count) {
        write(partition, count);
    }

    private void write(@Nullable Integer partition, int count) {
        for (int number = 0; number < count; number++) {
            byte[] key = ("customer-" + number).getBytes(StandardCharsets.UTF_8);
            byte[] value = ("{\"number\":" + number + ",\"text\":\"" + "Öberg ".repeat(number % 60) + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            send(new ProducerRecord<>(topic, partition, key, value));
        }
        flush();
    }

    /** Writes one record. */
    public void write(int partition, byte @Nullable [] key, byte @Nullable [] value, Map<String, byte[]> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, value);
        headers.forEach((name, content) -> record.headers().add(name, content));
        send(record);
        flush();
    }

    /** Writes records to a partition that no compression makes smaller. */
    public void writeIncompressible(int partition, int count, int bytes) {
        Random random = new Random(1);
        for (int number = 0; number < count; number++) {
            byte[] value = new byte[bytes];
            random.nextBytes(value);
            write(partition, null, value, Map.of());
        }
    }

    /** Lets retention take what lies before the offset. */
    public void deleteBefore(int partition, long offset) {
        await(() -> admin.deleteRecords(
                        Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get());
    }

    /** What the sink of this namespace has committed; 0 when nothing. */
    public long committed(int partition) {
        AtomicLong committed = new AtomicLong();
        await(() -> admin.listConsumerGroupOffsets(topic)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((where, offset) -> {
                    if (where.partition() == partition) {
                        committed.set(offset.offset());
                    }
                }));
        return committed.get();
    }

    /** Lets the brokers forget a group and its offsets. */
    public void forgetGroup(String group) {
        await(() -> admin.deleteConsumerGroups(List.of(group)).all().get());
    }

    /** Sets the sink of this namespace back, or forth, while it is stopped. */
    public void commit(int partition, long offset) {
        await(() -> admin.alterConsumerGroupOffsets(
                        topic, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
                .all()
                .get());
    }

    /** What a restore has to keep: by partition, the records in order with all but their offset and kind of time. */
    public Map<Integer, List<String>> contents() {
        Map<Integer, List<String>> contents = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : read()) {
            contents.computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                    .add(Bucket.restorable(record));
        }
        return contents;
    }

    /** Those of one partition. */
    public List<String> contents(int partition) {
        return contents().getOrDefault(partition, List.of());
    }

    /** Every record that a partition has now. */
    public List<ConsumerRecord<byte[], byte[]>> read(int partition) {
        return read().stream().filter(record -> record.partition() == partition).toList();
    }

    /** How many partitions the topic has. */
    public int partitions() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.partitionsFor(topic).size();
        }
    }

    /** Every record that the topic has now. */
    public List<ConsumerRecord<byte[], byte[]>> read() {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
                records.forEach(all::add);
            }
        }
        return all;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        sent.add(producer.send(record));
    }

    private void flush() {
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            await(one::get);
        }
        sent.clear();
    }

    private static void await(Call call) {
        try {
            call.run();
        } catch (ExecutionException failed) {
            throw new AssertionError("Kafka refused", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private interface Call {
        void run() throws ExecutionException, InterruptedException;
    }
}

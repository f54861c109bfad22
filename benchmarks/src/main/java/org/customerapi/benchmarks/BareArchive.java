package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The least that an archive can do: poll, gzip keys, headers and values at the same level into files of the same number
 * of records, put the files. No chain, no checksum, no format.
 */
final class BareArchive implements AutoCloseable {

    private final EventTopic topic;
    private final URI bucket;
    private final Path folder;
    private final int recordsAnObject;
    private final HttpClient http = HttpClient.newHttpClient();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Path> files = new ArrayList<>();
    private final List<CompletableFuture<Void>> puts = new ArrayList<>();
    private final Map<Integer, Growing> growing = new HashMap<>();
    private long records;

    BareArchive(EventTopic topic, URI bucket, Path folder, int recordsAnObject) {
        this.topic = topic;
        this.bucket = bucket;
        this.folder = folder;
        this.recordsAnObject = recordsAnObject;
        this.consumer = consumer(topic);
    }

    /** Archives what was added to the topic since the last time, whole objects of each partition; events a second. */
    double catchUp() {
        long before = records;
        long begun = System.nanoTime();
        while (records < topic.size()) {
            consumer.poll(Duration.ofMillis(200)).forEach(this::add);
        }
        puts.forEach(CompletableFuture::join);
        puts.clear();
        return (records - before) * 1e9 / (System.nanoTime() - begun);
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        records++;
        Growing object = growing.computeIfAbsent(record.partition(), this::begin);
        if (object.add(record) == recordsAnObject) {
            growing.remove(record.partition());
            put(object);
        }
    }

    /** What it put, still there. */
    List<Path> files() {
        return files;
    }

    @Override
    public void close() {
        consumer.close();
        http.close();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(EventTopic topic) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        topic.bootstrapServers(),
                        "max.poll.records",
                        1000,
                        "isolation.level",
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, EventTopic.PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private Growing begin(int partition) {
        return new Growing(folder.resolve(partition + "-" + files.size() + ".gz"));
    }

    private void put(Growing object) {
        object.close();
        files.add(object.file);
        try {
            HttpRequest put = HttpRequest.newBuilder(bucket.resolve("/bare/" + object.file.getFileName()))
                    .PUT(HttpRequest.BodyPublishers.ofFile(object.file))
                    .build();
            puts.add(http.sendAsync(put, HttpResponse.BodyHandlers.discarding()).thenAccept(answer -> {
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException("S3 answered " + answer.statusCode());
                }
            }));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Growing {

        private final Path file;
        private final OutputStream out;
        private int records;

        Growing(Path file) {
            this.file = file;
            try {
                this.out = new GZIPOutputStream(Files.newOutputStream(file), 16 * 1024);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        int add(ConsumerRecord<byte[], byte[]> record) {
            try {
                out.write(record.key());
                for (Header header : record.headers()) {
                    out.write(header.value());
                }
                out.write(record.value());
                out.write('\n');
                return ++records;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        void close() {
            try {
                out.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}

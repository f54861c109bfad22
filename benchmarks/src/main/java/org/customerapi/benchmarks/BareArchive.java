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
final class BareArchive {

    private final EventTopic topic;
    private final URI bucket;
    private final Path folder;
    private final int recordsAnObject;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Path> files = new ArrayList<>();
    private final List<CompletableFuture<Void>> puts = new ArrayList<>();

    BareArchive(EventTopic topic, URI bucket, Path folder, int recordsAnObject) {
        this.topic = topic;
        this.bucket = bucket;
        this.folder = folder;
        this.recordsAnObject = recordsAnObject;
    }

    /** Archives the whole topic; events a second, from the first complete object on. */
    double run() {
        long records = 0;
        long begun = 0;
        long counted = 0;
        Map<Integer, Growing> growing = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            while (records < topic.size()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    records++;
                    Growing object = growing.computeIfAbsent(record.partition(), this::begin);
                    if (object.add(record) == recordsAnObject) {
                        put(growing.remove(record.partition()));
                        begun = begun == 0 ? System.nanoTime() : begun;
                        counted = counted == 0 ? records : counted;
                    }
                }
            }
        }
        puts.forEach(CompletableFuture::join);
        return (records - counted) * 1e9 / (System.nanoTime() - begun);
    }

    /** What it put, still there. */
    List<Path> files() {
        return files;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", topic.bootstrapServers(), "max.poll.records", 1000),
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

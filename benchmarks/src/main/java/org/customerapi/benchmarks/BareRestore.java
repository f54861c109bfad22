package org.customerapi.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The least that a restore can do: read lines from local files and send them as they are. */
final class BareRestore {

    private final EventTopic target;

    BareRestore(EventTopic target) {
        this.target = target;
    }

    /** Sends every line; lines a second. */
    double run(List<Path> files) {
        long begun = System.nanoTime();
        long lines = 0;
        try (KafkaProducer<byte[], byte[]> producer = EventTopic.bulkProducer(target.bootstrapServers())) {
            for (Path file : files) {
                int partition = Integer.parseInt(file.getFileName().toString().split("-")[0]);
                lines += send(file, partition, producer);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return lines * 1e9 / (System.nanoTime() - begun);
    }

    private long send(Path file, int partition, KafkaProducer<byte[], byte[]> producer) throws IOException {
        long lines = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 16 * 1024), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                byte[] value = line.getBytes(StandardCharsets.UTF_8);
                var _ = producer.send(new ProducerRecord<>(target.name(), partition, null, value));
                lines++;
            }
        }
        return lines;
    }
}

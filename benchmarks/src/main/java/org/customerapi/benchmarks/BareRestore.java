package org.customerapi.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The least that a restore can do: read lines from local files and send them as they are. */
final class BareRestore {

    private BareRestore() {}

    /**
     * Sends every line of the files, and prints how many they were.
     *
     * @param arguments the servers, the topic, and the files, named by their partitions
     */
    public static void main(String[] arguments) throws IOException {
        List<String> files = Arrays.asList(arguments).subList(2, arguments.length);
        long sent = 0;
        try (KafkaProducer<byte[], byte[]> producer = EventTopic.bulkProducer(arguments[0])) {
            for (String file : files) {
                sent += send(Path.of(file), arguments[1], producer);
                // As the sink does: a line is read when the next one begins.
                System.out.printf("\r%,d records of %d files", sent, files.size());
                System.out.flush();
            }
        }
    }

    private static long send(Path file, String topic, KafkaProducer<byte[], byte[]> producer) throws IOException {
        int partition = Integer.parseInt(file.getFileName().toString().split("-")[0]);
        long lines = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 16 * 1024), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                byte[] value = line.getBytes(StandardCharsets.UTF_8);
                var _ = producer.send(new ProducerRecord<>(topic, partition, null, value));
                lines++;
            }
        }
        return lines;
    }
}

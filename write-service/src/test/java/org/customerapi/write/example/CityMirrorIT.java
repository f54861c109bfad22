package org.customerapi.write.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.EventReader;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the example of docs/consumers.md against what the write-service really tells. */
@WithServers({Server.MYSQL, Server.KAFKA})
class CityMirrorIT {

    private static final String BERLIN = "{\"firstName\":\"Maria\",\"address\":{\"city\":\"Berlin\"}}";

    @Test
    void appliesEachEventOnceThoughTheTopicRepeatsThemAndTheConsumerRestarts(Servers servers) throws Exception {
        Home home = Home.on(servers);
        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            Api api = service.api().as("admin");
            String maria = api.post("/v1/customers", BERLIN).text("id");
            MemoryStore store = new MemoryStore();
            mirrorUntil(servers, home, store, maria + " 1 Berlin");

            repeatFirst(servers, home.topic(), Map.of());
            api.patch("/v1/customers/" + maria, "{\"address\":{\"city\":\"Hamburg\"}}");
            mirrorUntil(servers, home, store, maria + " 2 Hamburg");

            assertThat(store.saved).containsExactly(maria + " 1 Berlin", maria + " 2 Hamburg");
        }
    }

    @Test
    void notesAnEventOfATypeThatItDoesNotKnow(Servers servers) throws Exception {
        Home home = Home.on(servers);
        try (RunningWriteService service = RunningWriteService.start(servers, home)) {
            String maria =
                    service.api().as("admin").post("/v1/customers", BERLIN).text("id");
            repeatFirst(servers, home.topic(), Map.of(EventHeaders.SEQUENCE, "2", EventHeaders.TYPE, "of.tomorrow"));
            repeatFirst(servers, home.topic(), Map.of(EventHeaders.SEQUENCE, "3"));
            MemoryStore store = new MemoryStore();

            mirrorUntil(servers, home, store, maria + " 3 Berlin");

            assertThat(store.saved).containsExactly(maria + " 1 Berlin", maria + " 2 passed", maria + " 3 Berlin");
        }
    }

    @Test
    void isWhatTheDocumentationShows() throws IOException {
        String source = Files.readString(Path.of("src/test/java/org/customerapi/write/example/CityMirror.java"));
        String shown = source.substring(source.indexOf("// docs:begin\n") + 14, source.indexOf("// docs:end"));

        assertThat(Files.readString(Path.of("../docs/consumers.md"))).contains("```java\n" + shown + "```\n");
    }

    private static void mirrorUntil(Servers servers, Home home, MemoryStore store, String last) {
        try (CityMirror mirror =
                new CityMirror(servers.kafka().bootstrapServers(), home.topic() + "-cities", home.topic(), store)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                mirror.poll();
                return store.saved.contains(last);
            });
        }
    }

    /** Puts the first event on the topic once more, with some headers of its own. */
    private static void repeatFirst(Servers servers, String topic, Map<String, String> headers) throws Exception {
        String bootstrapServers = servers.kafka().bootstrapServers();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        ConsumerRecord<String, String> event =
                EventReader.await(bootstrapServers, topic, 1).getFirst();
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> repetition =
                    new ProducerRecord<>(topic, event.partition(), event.key(), event.value(), event.headers());
            headers.forEach((name, value) -> repetition.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(repetition).get();
        }
    }

    private static final class MemoryStore implements CityMirror.Store {

        private final Map<String, Long> sequences = new HashMap<>();
        private final List<String> saved = new ArrayList<>();

        @Override
        public long sequenceOf(String customerId) {
            return sequences.getOrDefault(customerId, 0L);
        }

        @Override
        public void save(String customerId, long sequence, String city) {
            sequences.put(customerId, sequence);
            saved.add(customerId + " " + sequence + " " + city);
        }

        @Override
        public void pass(String customerId, long sequence) {
            sequences.put(customerId, sequence);
            saved.add(customerId + " " + sequence + " passed");
        }
    }
}

package org.customerapi.system;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

import net.datafaker.Faker;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.localstack.http.Answer;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.system.kit.Archive;
import org.customerapi.system.kit.Client;
import org.customerapi.system.kit.Database;
import org.customerapi.system.kit.RunningStack;
import org.customerapi.system.kit.Writers;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningStack.class)
class ServerFailuresSystemTest {

    private static final int WRITERS = 4;
    private static final int AT_LEAST = 300;

    /** Keeps the number of customers, which are all looked up afterwards, within bounds on a fast machine. */
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(100);

    private final Faker faker = new Faker(Locale.of("sv", "SE"), new Random(7));

    /** A write that was answered: the customer, and the version and company that the answer named. */
    private record Written(String id, long version, String company) {}

    @Test
    void findsEveryAnsweredWriteThoughEachServerWasKilledOnce(Stack stack, Client anyone) throws Exception {
        Client admin = anyone.as("admin");
        Map<String, Written> written = new ConcurrentHashMap<>();
        try (Writers writers = new Writers(BETWEEN_WRITES, AT_LEAST / WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                String prefix = "Writer%d-".formatted(i);
                AtomicInteger number = new AtomicInteger();
                writers.begin(() -> answeredOrNothing(admin, written, prefix + number.getAndIncrement()));
            }
            for (Part server : Part.servers()) {
                stack.part(server).kill();
                stack.part(server).start();
            }
            writers.end();
        }

        assertThat(written).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        Map<String, Long> stored = Database.versions(stack);
        written.forEach((id, write) -> assertThat(stored.get(id)).isGreaterThanOrEqualTo(write.version()));
        assertReadModelHolds(written, admin);
        assertArchiveHolds(stored, stack);
    }

    /** A write that gets no answer, or 503, may or may not have happened; only an answered one counts. */
    private boolean answeredOrNothing(Client admin, Map<String, Written> written, String company) {
        try {
            Answer answer = admin.post("/v1/customers", customer(company));
            if (answer.status() == 201) {
                String id = answer.text("id");
                written.put(id, new Written(id, answer.json().get("version").asLong(), company));
                return true;
            }
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        } catch (UncheckedIOException noAnswer) {
            assertThat(noAnswer).hasMessageNotContaining("refused");
        }
        return false;
    }

    private synchronized String customer(String company) {
        ObjectNode customer = JsonMapper.shared().createObjectNode();
        customer.put("firstName", faker.name().firstName());
        customer.put("lastName", faker.name().lastName());
        customer.put("company", company);
        customer.putObject("address").put("city", faker.address().city()).put("country", "SE");
        return customer.toString();
    }

    private static void assertReadModelHolds(Map<String, Written> written, Client admin) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            for (Written write : written.values()) {
                Answer found = admin.get("/v1/customers/" + write.id());
                assertThat(found.status()).as(found.toString()).isEqualTo(200);
            }
        });
        for (Written write : sampleOf(written)) {
            Answer hits = admin.search(write.company());
            assertThat(hits.json()
                            .get("items")
                            .valueStream()
                            .map(item -> item.get("id").asString()))
                    .as("search for %s", write.company())
                    .contains(write.id());
        }
    }

    private static List<Written> sampleOf(Map<String, Written> written) {
        RandomGenerator random = new Random(11);
        return written.values().stream()
                .filter(write -> random.nextInt(10) == 0)
                .toList();
    }

    private static void assertArchiveHolds(Map<String, Long> stored, Stack stack) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            List<JsonNode> records = Archive.records(stack);
            Set<String> places = new HashSet<>();
            Set<String> archived = new HashSet<>();
            for (JsonNode line : records) {
                assertThat(places.add(line.get("partition").asInt() + "-"
                                + line.get("offset").asLong()))
                        .as("archived once")
                        .isTrue();
                archived.add(line.get("key").asString());
            }
            // containsAll would compare each with each, which takes minutes for as many as a whole run writes.
            Set<String> missing = new HashSet<>(stored.keySet());
            missing.removeAll(archived);
            assertThat(missing).isEmpty();
        });
    }
}

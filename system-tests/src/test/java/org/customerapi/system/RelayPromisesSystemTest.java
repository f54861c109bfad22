package org.customerapi.system;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.localstack.ManagedServer;
import org.customerapi.localstack.http.Answer;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.system.kit.Client;
import org.customerapi.system.kit.Database;
import org.customerapi.system.kit.EventLog;
import org.customerapi.system.kit.RunningStack;
import org.customerapi.system.kit.Writers;

import static org.assertj.core.api.Assertions.assertThat;

/** Two write-services under load, and whatever they work with dies in turn: nothing is lost, nothing is out of order. */
@ExtendWith(RunningStack.class)
class RelayPromisesSystemTest {

    private static final int CUSTOMERS = 100;
    private static final int WRITERS = 8;
    private static final int WRITES_AT_LEAST = 1_000;
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(20);
    private static final Duration LONGER_THAN_THE_LEASE = Duration.ofSeconds(9);
    private static final Pattern ACTIVE_TERM = Pattern.compile("outbox_relay_active_term\\S* ([0-9.]+)");

    private final Map<String, Long> answered = new ConcurrentHashMap<>();
    private final Map<String, Integer> carriedOut = new ConcurrentHashMap<>();
    private final Map<String, Integer> perhapsCarriedOut = new ConcurrentHashMap<>();

    @Test
    void losesNothingAndKeepsTheOrder(Stack stack, Client anyone) throws Exception {
        ManagedServer second = stack.another(Part.WRITE_SERVICE, Map.of());
        second.start();
        try {
            losesNothingWith(second, stack, anyone);
        } finally {
            second.retire();
        }
    }

    private void losesNothingWith(ManagedServer second, Stack stack, Client anyone) throws Exception {
        ManagedServer first = stack.part(Part.WRITE_SERVICE);
        Client admin = anyone.as("admin");
        List<String> ids = createCustomers(admin);
        try (Writers writers = new Writers(BETWEEN_WRITES, WRITES_AT_LEAST / WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                Client client = admin.at(uriOf(i % 2 == 0 ? first : second));
                RandomGenerator random = new Random(i);
                writers.begin(() -> write(client, ids, random));
            }
            disturb(stack, List.of(first, second));
            assertThat(writers.end()).isGreaterThanOrEqualTo(WRITES_AT_LEAST);
        }
        Map<String, Long> stored = Database.versions(stack);
        answered.forEach((id, version) -> assertThat(stored.get(id)).isGreaterThanOrEqualTo(version));
        assertThat(termsOf(EventLog.tellingWhatMySqlHolds(stack)))
                .as("the relay changed hands")
                .hasSizeGreaterThan(2);
        assertNoWriteThatNobodyAskedFor(stack, ids);
    }

    /** Each write makes one version; one without an answer, or with a 503, at most one. */
    private void assertNoWriteThatNobodyAskedFor(Stack stack, List<String> ids) {
        Map<String, Long> stored = Database.versions(stack);
        assertThat(ids).allSatisfy(id -> {
            int sure = 1 + carriedOut.getOrDefault(id, 0);
            assertThat(stored.get(id)).isBetween((long) sure, (long) sure + perhapsCarriedOut.getOrDefault(id, 0));
        });
    }

    private static Set<String> termsOf(List<ConsumerRecord<String, String>> events) {
        return events.stream()
                .map(event -> EventLog.header(event, EventHeaders.RELAY_TERM))
                .collect(Collectors.toSet());
    }

    private List<String> createCustomers(Client admin) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            Answer created = admin.post("/v1/customers", "{\"company\":\"Company " + i + "\"}");
            ids.add(created.text("id"));
            answered.put(created.text("id"), 1L);
        }
        return ids;
    }

    private boolean write(Client client, List<String> ids, RandomGenerator random) {
        String id = ids.get(random.nextInt(ids.size()));
        String body = "{\"company\":\"Company " + random.nextLong() + "\"}";
        Optional<Answer> answer = client.tryCall("PUT", "/v1/customers/" + id, body);
        if (answer.filter(given -> given.status() == 200).isPresent()) {
            answered.merge(id, answer.get().json().get("version").asLong(), Math::max);
            carriedOut.merge(id, 1, Integer::sum);
            return true;
        }
        answer.ifPresent(
                failed -> assertThat(failed.status()).as(failed.toString()).isEqualTo(503));
        perhapsCarriedOut.merge(id, 1, Integer::sum);
        return false;
    }

    private static void disturb(Stack stack, List<ManagedServer> instances) {
        ManagedServer active = activeOf(instances);
        active.kill();
        active.start();

        pauseForLongerThanTheLease(activeOf(instances), instances);

        for (Part server : List.of(Part.MYSQL, Part.KAFKA)) {
            stack.part(server).kill();
            stack.part(server).start();
        }
    }

    private static void pauseForLongerThanTheLease(ManagedServer active, List<ManagedServer> instances) {
        active.pause();
        try {
            Awaitility.await()
                    .pollDelay(LONGER_THAN_THE_LEASE)
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> termOf(other(instances, active)) > 0);
        } finally {
            active.resume();
        }
    }

    private static ManagedServer other(List<ManagedServer> instances, ManagedServer one) {
        return instances.stream()
                .filter(instance -> !instance.equals(one))
                .findFirst()
                .orElseThrow();
    }

    private static ManagedServer activeOf(List<ManagedServer> instances) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(
                        () -> instances.stream()
                                .filter(instance -> termOf(instance) > 0)
                                .findFirst()
                                .orElseThrow(),
                        active -> true);
    }

    private static double termOf(ManagedServer instance) {
        String metrics = new Client(uriOf(instance)).get("/metrics").body();
        Matcher term = ACTIVE_TERM.matcher(metrics);
        return term.find() ? Double.parseDouble(term.group(1)) : 0;
    }

    private static URI uriOf(ManagedServer instance) {
        return URI.create("http://127.0.0.1:" + instance.port());
    }
}

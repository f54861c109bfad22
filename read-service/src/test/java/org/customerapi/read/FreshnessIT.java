package org.customerapi.read;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.contracts.ConsistencyToken;
import org.customerapi.contracts.Watermark;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.movedTo;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class FreshnessIT {

    private static ReadSide side;
    private static ReadService one;
    private static ReadService other;

    @BeforeAll
    static void start(Servers servers) {
        side = new ReadSide(servers);
        one = side.start();
        other = side.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void letsAClientSeeItsWriteInEveryInstance() {
        for (int round = 0; round < 20; round++) {
            String name = "Round" + UUID.randomUUID().toString().replace("-", "");
            CustomerEvent first = created(aCustomer().of("Before").build());
            CustomerEvent second = movedTo(name, first);
            side.topic().publish(first, second);
            String token = ConsistencyToken.of(second.customerId(), 2).encode();

            for (ReadService instance : List.of(other, one)) {
                Answer found = instance.get("/v1/customers?q=" + name, "Consistency-Token", token, "Prefer", "wait=10");
                assertThat(found.status()).isEqualTo(200);
                assertThat(found.items("id"))
                        .containsExactly(second.customerId().toString());
            }
            Answer got =
                    one.get("/v1/customers/" + second.customerId(), "Consistency-Token", token, "Prefer", "wait=10");
            assertThat(got.json().at("/version").asLong()).isEqualTo(2);
        }
    }

    @Test
    void saysThatItIsBehindWhenAWriteDoesNotComeInTime() {
        UUID id = UUID.randomUUID();
        String token = ConsistencyToken.of(id, 1).encode();
        Instant begin = Instant.now();

        Answer answer = one.get("/v1/customers", "Consistency-Token", token, "Prefer", "respond-async, wait=1");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("read-model-behind");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(Instant.now()).isAfter(begin.plusMillis(700));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers/export?format=ndjson&q=", "/v1/reports/customers?groupBy=company&q="})
    void letsExportsAndReportsSeeAWrite(String path) {
        for (int round = 0; round < 5; round++) {
            String name = "Seen" + UUID.randomUUID().toString().replace("-", "");
            CustomerEvent event = created(aCustomer().of(name).build());
            side.topic().publish(event);
            String token = ConsistencyToken.of(event.customerId(), 1).encode();

            Answer answer = one.get(path + name, "Consistency-Token", token, "Prefer", "wait=10");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers/export", "/v1/reports/customers", "/v1/reports/customers/summary"})
    void saysInExportsAndReportsTooThatItIsBehind(String path) {
        String token = ConsistencyToken.of(UUID.randomUUID(), 1).encode();

        assertThat(one.get(path, "Consistency-Token", token, "Prefer", "wait=0").status())
                .isEqualTo(503);
        assertThat(one.get(path, "Consistency-Token", "nonsense").badParameters())
                .containsExactly("Consistency-Token");
    }

    @Test
    void refusesATokenForASnapshotThatWasTakenBefore() {
        List<CustomerEvent> some =
                List.of(created(aCustomer().build()), created(aCustomer().build()));
        side.topic().publish(some);
        side.awaitCaughtUp();
        String token = ConsistencyToken.of(some.getFirst().customerId(), 1).encode();
        Answer first = one.get("/v1/customers?size=1&snapshot=true", "Consistency-Token", token, "Prefer", "wait=10");
        assertThat(first.status()).isEqualTo(200);

        String next = first.json().at("/page/next").asString();
        assertThat(one.get(next, "Consistency-Token", token).badParameters()).containsExactly("Consistency-Token");
        assertThat(one.get(next).status()).isEqualTo(200);
    }

    @Test
    void waitsForEveryTokenOfSeveral() {
        CustomerEvent there = created(aCustomer().build());
        side.topic().publish(there);
        String both = ConsistencyToken.of(there.customerId(), 1).encode() + ", "
                + ConsistencyToken.of(UUID.randomUUID(), 1).encode();

        assertThat(one.get("/v1/customers", "Consistency-Token", both, "Prefer", "wait=0")
                        .status())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "AAAA", "====", "%"})
    void refusesATokenThatNoWriteAnswered(String token) {
        Answer answer = one.get("/v1/customers", "Consistency-Token", token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.badParameters()).containsExactly("Consistency-Token");
    }

    @Test
    void saysUpToWhenAnAnswerIsComplete() {
        side.topic().publish(created(aCustomer().build()));
        Map<Integer, Long> ends = side.ends();
        Instant reached = Instant.parse("2026-06-01T10:00:00Z");
        Map<Integer, Long> beyond = new HashMap<>(ends);
        beyond.computeIfPresent(ends.keySet().iterator().next(), (partition, end) -> end + 1_000_000);

        side.topic().publish(new Watermark(reached, 1, ends));
        side.topic().publish(new Watermark(reached.plusSeconds(1), 1, beyond));
        side.topic().publish(new Watermark(reached.plusSeconds(2), 0, Map.of()));

        for (ReadService instance : List.of(one, other)) {
            await().untilAsserted(() -> assertThat(asOf(instance)).isEqualTo(reached.toString()));
        }
    }

    private static String asOf(ReadService instance) {
        return instance.get("/v1/customers?size=1").json().at("/asOf").asString("");
    }
}

package org.customerapi.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.FaultyElasticsearch;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.movedTo;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class OutageIT {

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int MANY = 300;

    @Test
    void losesNothingWhenElasticsearchIsKilled(Servers servers) {
        try (Servers own = Servers.dedicated(Server.ELASTICSEARCH);
                ReadSide side = new ReadSide(servers, own.elasticsearch().uri().toString())) {
            ReadService service = side.start();
            List<CustomerEvent> before = customers();
            side.publishAndAwait(service, MANY, before);
            own.elasticsearch().kill();
            side.topic()
                    .publish(before.stream()
                            .map(event -> movedTo("Later", event))
                            .toList());
            side.topic().publish(customers());

            awaitFailedAttempts(service, 2);
            assertUnavailable(service.get("/v1/customers"));

            own.elasticsearch().start();
            await().atMost(RECOVERY).until(() -> total(service, "") == 2 * MANY);
            assertThat(total(service, "?company=later")).isEqualTo(MANY);
            assertThat(counted(service, "projection.dead.letters")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503, 403})
    void waitsUntilElasticsearchTakesEventsAgain(int status, Servers servers) {
        try (FaultyElasticsearch faulty =
                        new FaultyElasticsearch(servers.elasticsearch().uri().toString());
                ReadSide side = new ReadSide(servers, faulty.uri())) {
            ReadService service = side.start();
            side.publishAndAwait(
                    service, 1, List.of(created(aCustomer().of("First").build())));
            Set<String> members = side.members();
            faulty.answer(status);
            CustomerEvent bad = created(aCustomer().build());
            side.topic().publishRaw(side.topic().record(bad, Map.of(EventHeaders.SEQUENCE, "9")));
            side.topic().publish(customers());

            awaitFailedAttempts(service, 3);
            assertUnavailable(service.get("/v1/customers"));
            assertThat(service.get("/health/readiness").status()).isEqualTo(200);

            faulty.heal();
            await().atMost(RECOVERY).until(() -> total(service, "") == MANY + 1);
            side.awaitCaughtUp();
            assertThat(counted(service, "projection.dead.letters")).isEqualTo(1);
            assertThat(side.members()).isEqualTo(members).isNotEmpty();
        }
    }

    /** What is committed counts as searchable: {@code asOf} is made of it. */
    @Test
    void commitsARepeatedBatchOnceItIsSearchableAndNotBefore(Servers servers) {
        try (FaultyElasticsearch faulty =
                        new FaultyElasticsearch(servers.elasticsearch().uri().toString());
                ReadSide side = new ReadSide(servers, faulty.uri())) {
            ReadService service = side.start();
            // Not 503, which the client itself tries once more.
            faulty.answer("/_bulk", 500, 1);
            faulty.answer("/_refresh", 500, Integer.MAX_VALUE);
            CustomerEvent bad = created(aCustomer().build());
            side.topic().publishRaw(side.topic().record(bad, Map.of(EventHeaders.SEQUENCE, "9")));
            side.topic().publish(customers());

            awaitFailedAttempts(service, 3);
            await().during(Duration.ofSeconds(2))
                    .atMost(RECOVERY)
                    .untilAsserted(() -> assertThat(side.committed()).isEmpty());

            faulty.heal();
            side.awaitCaughtUp();
            assertThat(total(service, "")).isEqualTo(MANY);
            assertThat(counted(service, "projection.dead.letters")).isEqualTo(1);
        }
    }

    @Test
    void bearsAnElasticsearchThatDoesNotAnswerInTime(Servers servers) {
        try (FaultyElasticsearch faulty =
                        new FaultyElasticsearch(servers.elasticsearch().uri().toString());
                ReadSide side = new ReadSide(servers, faulty.uri())) {
            ReadService service = side.start(Map.of("spring.elasticsearch.socket-timeout", "1s"));
            faulty.stall(Duration.ofSeconds(5));
            side.topic().publish(customers());

            awaitFailedAttempts(service, 2);
            // More than there are connections, and so many that some wait for one in vain.
            Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> service.get("/v1/customers"), Thread::startVirtualThread))
                    .limit(400)
                    .toList()
                    .forEach(answer -> assertUnavailable(answer.join()));

            faulty.heal();
            side.awaitCaughtUp();
            await().until(() -> total(service, "") == MANY);
            assertThat(counted(service, "projection.dead.letters")).isZero();
        }
    }

    @Test
    void startsWithoutElasticsearchTellsWhatWaitsAndIsReadyOnceItIsThere(Servers servers) {
        try (FaultyElasticsearch faulty =
                        new FaultyElasticsearch(servers.elasticsearch().uri().toString());
                ReadSide side = new ReadSide(servers, faulty.uri())) {
            faulty.goAway();
            side.topic().publish(customers());
            ReadService service = side.startUnready(Map.of());
            assertThat(service.get("/health/readiness").status()).isEqualTo(503);
            assertThat(service.get("/health/liveness").status()).isEqualTo(200);
            assertUnavailable(service.get("/v1/customers"));
            await().untilAsserted(() -> assertThat(lag(service)).isEqualTo(MANY));

            faulty.heal();

            await().atMost(RECOVERY)
                    .until(() -> service.get("/health/readiness").status() == 200);
            side.publishAndAwait(service, 2 * MANY, customers());
            await().untilAsserted(() -> assertThat(lag(service)).isZero());
        }
    }

    private static List<CustomerEvent> customers() {
        return Stream.generate(() -> created(aCustomer().of("Before").build()))
                .limit(MANY)
                .toList();
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.body()).doesNotContain("secret inner text").doesNotContain("_exception");
    }

    /** Not counting those before the index was made. */
    private static void awaitFailedAttempts(ReadService service, int attempts) {
        await().atMost(RECOVERY).until(() -> counted(service, "projection.failed.attempts") >= attempts);
    }

    private static double counted(ReadService service, String counter) {
        return service.bean(MeterRegistry.class).get(counter).counter().count();
    }

    private static double lag(ReadService service) {
        return service.bean(MeterRegistry.class)
                .get("projection.lag.events")
                .gauge()
                .value();
    }

    private static long total(ReadService service, String query) {
        Answer answer = service.get("/v1/customers" + query);
        return answer.status() == 200 ? answer.total() : -1;
    }
}

package org.customerapi.read;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.customerapi.contracts.Scopes;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.fixture.Answer;
import org.customerapi.read.fixture.FaultyElasticsearch;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.read.fixture.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.deleted;
import static org.customerapi.read.fixture.Events.movedTo;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class RebuildIT {

    private static final String ADMIN = Tokens.with(Scopes.ADMIN);
    private static final String REBUILD = "/v1/admin/read-model/rebuild";
    private static final int SOME = 500;

    private static ReadSide side;
    private static ReadService service;

    @BeforeAll
    static void start(Servers servers) {
        side = new ReadSide(servers);
        service = side.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void buildsTheNextIndexUnderLoadSwapsAndSwapsBack() throws Exception {
        List<CustomerEvent> first = customers();
        side.publishAndAwait(service, SOME, first);
        side.topic()
                .publish(first.stream().limit(100).map(event -> deleted(event)).toList());
        AtomicBoolean stop = new AtomicBoolean();
        Thread readers = Thread.ofVirtual().start(() -> readUntil(stop));

        assertThat(post(service, "/v1/admin/read-model/swap-back").status()).isEqualTo(409);
        assertThat(post(service, REBUILD).status()).isEqualTo(202);
        List<CustomerEvent> meanwhile = customers();
        side.topic().publish(meanwhile);
        awaitDone(service, "-2");
        side.topic()
                .publish(
                        meanwhile.stream().map(event -> movedTo("Later", event)).toList());
        side.awaitCaughtUp();
        assertCounts();

        assertThat(post(service, "/v1/admin/read-model/swap-back").status()).isEqualTo(202);
        awaitDone(service, "-1");
        side.awaitCaughtUp();
        assertCounts();
        stop.set(true);
        readers.join();
        assertThat(failedReads).isFalse();
    }

    @Test
    void waitsOutAnElasticsearchThatIsFull(Servers servers) {
        try (FaultyElasticsearch faulty =
                        new FaultyElasticsearch(servers.elasticsearch().uri().toString());
                ReadSide own = new ReadSide(servers, faulty.uri())) {
            ReadService instance = own.start();
            own.publishAndAwait(instance, SOME, customers());
            faulty.answer("-writer/_bulk", 429, Integer.MAX_VALUE);

            assertThat(post(instance, REBUILD).status()).isEqualTo(202);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(rebuild(instance).at("/detail").asString(""))
                                    .contains("-2-writer"));
            assertThat(rebuild(instance).at("/state").asString()).isEqualTo("reading");

            faulty.heal();
            awaitDone(instance, "-2");
            assertThat(instance.get("/v1/customers").total()).isEqualTo(SOME);
        }
    }

    @Test
    void finishesAtStartWhatWasCutOffAfterTheSwap(Servers servers) throws Exception {
        try (ReadSide own = new ReadSide(servers)) {
            own.start().close();
            own.topic().publish(customers());
            // As if the projection had written them to an old index before the swap.
            own.commitEnds();
            String index = own.alias() + "-1";
            String mark = servers.elasticsearch().uri() + "/" + index + "/_alias/" + index + "-unfinished";
            assertThat(statusOf("PUT", mark)).isEqualTo(200);

            ReadService restarted = own.start();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> restarted.get("/v1/customers").total() == SOME);
            await().until(() -> statusOf("HEAD", mark) == 404);
        }
    }

    @Test
    void doesNotSwapBackToAnIndexOfAnotherMapping(Servers servers) throws Exception {
        try (ReadSide own = new ReadSide(servers)) {
            ReadService instance = own.start();
            own.publishAndAwait(instance, SOME, customers());
            assertThat(post(instance, REBUILD).status()).isEqualTo(202);
            awaitDone(instance, "-2");
            String before = servers.elasticsearch().uri() + "/" + own.alias() + "-1";
            assertThat(statusOf("DELETE", before)).isEqualTo(200);
            assertThat(statusOf("PUT", before)).isEqualTo(200);

            Answer refused = post(instance, "/v1/admin/read-model/swap-back");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().at("/detail").asString()).contains("that this version could use");
            assertThat(instance.get("/v1/customers").total()).isEqualTo(SOME);
        }
    }

    @Test
    void readsWhatTheLogHasNoMoreFromATopicThatItWasRestoredTo(Servers servers) {
        try (ReadSide own = new ReadSide(servers)) {
            ReadService instance = own.start();
            List<CustomerEvent> old = customers();
            own.publishAndAwait(instance, SOME, old);
            String restored = own.restored(old, movedTo("Never", movedTo("Never", old.get(0))));
            own.dropEvents();
            own.publishAndAwait(
                    instance, SOME + 1, List.of(created(aCustomer().build()), movedTo("Later", old.get(0))));

            assertThat(post(instance, REBUILD).status()).isEqualTo(202);
            await().untilAsserted(() ->
                    assertThat(rebuild(instance).at("/state").asString()).isEqualTo("failed"));
            assertThat(post(instance, REBUILD + "?restoredFrom=" + restored).status())
                    .isEqualTo(202);
            awaitDone(instance, "-2");

            JsonNode status = rebuild(instance);
            assertThat(status.at("/eventsRead").asLong()).isBetween(SOME + 2L, SOME + 40L);
            assertThat(status.at("/progress").asDouble()).isEqualTo(1);
            assertThat(instance.get("/v1/customers?status=any").total()).isEqualTo(SOME + 1);
            assertThat(instance.get("/v1/customers?company=later").total()).isEqualTo(1);
            assertThat(instance.get("/v1/customers?company=never").total()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-topic", "no%20topic%2F", "%3F"})
    void refusesATopicThatIsNotThere(String topic) {
        Answer answer = post(service, REBUILD + "?restoredFrom=" + topic);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.badParameters()).containsExactly("restoredFrom");
        assertThat(post(service, REBUILD + "?from=x").badParameters()).containsExactly("from");
    }

    @Test
    void runsOnceInAllInstancesUntilNothingIsHeardOfIt(Servers servers) throws Exception {
        try (ReadSide own = new ReadSide(servers)) {
            ReadService one = own.start();
            ReadService other = own.start();
            String register = servers.elasticsearch().uri() + "/" + own.alias() + "-rebuild/_doc/last";

            assertThat(sent("PUT", register, running(Instant.now()))).isEqualTo(201);
            assertThat(post(one, REBUILD).problem()).isEqualTo("invalid-state");
            assertThat(rebuild(other).at("/state").asString()).isEqualTo("reading");

            assertThat(sent("PUT", register, running(Instant.now().minusSeconds(90))))
                    .isEqualTo(200);
            assertThat(rebuild(one).at("/state").asString()).isEqualTo("failed");
            assertThat(post(one, REBUILD).status()).isEqualTo(202);
            awaitDone(other, "-2");
        }
    }

    @Test
    void swapsOnlyFromTheIndexThatAnswers(Servers servers) {
        try (ReadSide own = new ReadSide(servers)) {
            IndexGenerations generations = own.start().bean(IndexGenerations.class);
            String first = generations.current();
            String next = generations.makeNext();
            generations.swap(first, next);

            assertThatExceptionOfType(InvalidState.class).isThrownBy(() -> generations.swap(first, first));

            assertThat(generations.current()).isEqualTo(next);
        }
    }

    private static String running(Instant renewed) {
        return """
                {"owner":"somebody","renewedAt":"%s","status":{"state":"READING","eventsRead":0,"eventsInLog":0}}""".formatted(renewed);
    }

    private static int statusOf(String method, String uri) throws Exception {
        return sent(method, uri, "");
    }

    private static int sent(String method, String uri, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static volatile boolean failedReads;

    private static void readUntil(AtomicBoolean stop) {
        try {
            while (!stop.get()) {
                if (service.get("/v1/customers?status=any").status() != 200) {
                    failedReads = true;
                }
            }
        } catch (RuntimeException unanswered) {
            failedReads = true;
        }
    }

    private static void assertCounts() {
        assertThat(service.get("/v1/customers?status=any").total()).isEqualTo(2 * SOME);
        assertThat(service.get("/v1/customers?status=deleted").total()).isEqualTo(100);
        assertThat(service.get("/v1/customers?company=later").total()).isEqualTo(SOME);
    }

    private static void awaitDone(ReadService instance, String index) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(rebuild(instance).at("/state").asString()).isEqualTo("done");
            assertThat(rebuild(instance).at("/index").asString()).endsWith(index);
        });
    }

    private static List<CustomerEvent> customers() {
        return Stream.generate(() -> created(aCustomer().of("Now").build()))
                .limit(SOME)
                .toList();
    }

    private static JsonNode rebuild(ReadService instance) {
        return instance.getWith(ADMIN, REBUILD).json();
    }

    private static Answer post(ReadService instance, String path) {
        return instance.send(instance.request(path)
                .header("Authorization", "Bearer " + ADMIN)
                .POST(BodyPublishers.noBody())
                .build());
    }
}

package org.customerapi.read;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.Scopes;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.Answer;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.read.fixture.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.deleted;
import static org.customerapi.read.fixture.Events.movedTo;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class RebuildIT {

    private static final String ADMIN = Tokens.with(Scopes.ADMIN);
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

        assertThat(post("/v1/admin/read-model/swap-back").status()).isEqualTo(409);
        assertThat(post("/v1/admin/read-model/rebuild").status()).isEqualTo(202);
        List<CustomerEvent> meanwhile = customers();
        side.topic().publish(meanwhile);
        awaitDone("-2");
        side.topic()
                .publish(
                        meanwhile.stream().map(event -> movedTo("Later", event)).toList());
        side.awaitCaughtUp();
        assertCounts();

        assertThat(post("/v1/admin/read-model/swap-back").status()).isEqualTo(202);
        awaitDone("-1");
        side.awaitCaughtUp();
        assertCounts();
        stop.set(true);
        readers.join();
        assertThat(failedReads).isFalse();
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

    private static int statusOf(String method, String uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .method(method, BodyPublishers.noBody())
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

    private static void awaitDone(String index) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Answer status = service.getWith(ADMIN, "/v1/admin/read-model/rebuild");
            assertThat(status.json().at("/state").asString()).isEqualTo("done");
            assertThat(status.json().at("/index").asString()).endsWith(index);
        });
    }

    private static List<CustomerEvent> customers() {
        return Stream.generate(() -> created(aCustomer().of("Now").build()))
                .limit(SOME)
                .toList();
    }

    private static Answer post(String path) {
        return service.send(service.request(path)
                .header("Authorization", "Bearer " + ADMIN)
                .POST(BodyPublishers.noBody())
                .build());
    }
}

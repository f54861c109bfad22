package org.customerapi.read;

import java.net.http.HttpRequest.BodyPublishers;
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

    private static volatile boolean failedReads;

    private static void readUntil(AtomicBoolean stop) {
        while (!stop.get()) {
            if (service.get("/v1/customers?status=any").status() != 200) {
                failedReads = true;
            }
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

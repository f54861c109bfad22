package org.customerapi.read;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.FaultyElasticsearch;
import org.customerapi.read.fixture.Http;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.read.fixture.Rebuilds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.movedTo;

/** Elasticsearch loses an index whose events the projection will not read again. */
@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class LostReadModelIT {

    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final int SOME = 300;

    @Test
    void answersNothingUntilEverythingIsThereAgain(Servers servers) throws Exception {
        try (ReadSide side = new ReadSide(servers)) {
            ReadService before = side.start();
            side.publishAndAwait(before, SOME, customers());
            side.awaitCaughtUp();
            before.close();
            lose(servers, side, "-1", "-events-1", "-rebuild-1");

            ReadService restarted = side.startUnready(Map.of());
            side.topic().publish(created(aCustomer().build()));

            awaitAll(restarted, SOME, SOME + 1);
            await().atMost(RECOVERY).until(() -> restarted.get("/v1/customers").total() == SOME + 1);
            await().until(() -> restarted.get("/health/readiness").status() == 200);
        }
    }

    @Test
    void saysWhatItNeedsWhenTheLogHasLostItsBeginning(Servers servers) throws Exception {
        try (ReadSide side = new ReadSide(servers)) {
            ReadService running = side.start();
            List<CustomerEvent> old = customers();
            side.publishAndAwait(running, SOME, old);
            side.awaitCaughtUp();
            String restored = side.restored(old, movedTo("Never", old.getFirst()));
            side.dropEvents();
            lose(servers, side, "-1", "-events-1");
            side.topic().publish(created(aCustomer().build()));

            await().atMost(RECOVERY)
                    .untilAsserted(() ->
                            assertThat(Rebuilds.status(running).toString()).contains("failed", "restoredFrom"));
            Answer refused = running.get("/v1/customers");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().at("/detail").asString()).contains("/v1/admin/read-model/rebuild");
            assertThat(running.get("/health/readiness").status()).isEqualTo(503);

            assertThat(Rebuilds.begin(running, "?restoredFrom=" + restored).status())
                    .isEqualTo(202);
            awaitAll(running, SOME + 1);
        }
    }

    @Test
    void showsNoPartOfAHistoryForTheWhole(Servers servers) throws Exception {
        try (FaultyElasticsearch faulty =
                        new FaultyElasticsearch(servers.elasticsearch().uri().toString());
                ReadSide side = new ReadSide(servers, faulty.uri())) {
            // The log is read again event by event, and stopped behind the first one.
            ReadService running = side.start(Map.of("spring.kafka.consumer.max-poll-records", 1));
            CustomerEvent first = created(aCustomer().build());
            side.publishAndAwait(running, 1, List.of(first, movedTo("Later", first)));
            side.awaitCaughtUp();
            String history = "/v1/customers/" + first.customerId() + "/history";
            String kept = servers.elasticsearch().uri() + "/" + side.alias() + "-events/_doc/" + first.customerId();
            faulty.answer("-writer/_bulk", 429, Integer.MAX_VALUE);
            lose(servers, side, "-events-1");

            await().atMost(RECOVERY).until(() -> {
                assertThat(running.get(history).status()).isEqualTo(503);
                assertThat(running.get("/v1/customers").total()).isEqualTo(1);
                return Rebuilds.status(running).at("/detail").asString("").contains("-writer");
            });
            assertThat(Http.send("GET", kept + "-1", "")).isEqualTo(200);
            assertThat(Http.send("GET", kept + "-2", "")).isEqualTo(404);
            assertThat(running.get(history).status()).isEqualTo(503);

            faulty.heal();
            await().atMost(RECOVERY).until(() -> isWhole(running.get(history), 2));
        }
    }

    /** Whether a history of so many changes is answered, which may be refused, but not be shorter. */
    private static boolean isWhole(Answer history, int changes) {
        if (history.status() != 200) {
            assertThat(history.status()).isEqualTo(503);
            return false;
        }
        assertThat(history.json().at("/items").size()).isEqualTo(changes);
        return true;
    }

    /** Until a list is answered, which has to hold as many customers as one of these. */
    private static void awaitAll(ReadService service, Integer... totals) {
        await().atMost(RECOVERY).until(() -> {
            Answer answer = service.get("/v1/customers?status=any&size=1");
            if (answer.status() == 200) {
                assertThat((int) answer.total()).isIn((Object[]) totals);
            } else {
                assertThat(answer.status()).isEqualTo(503);
            }
            return answer.status() == 200;
        });
    }

    private static void lose(Servers servers, ReadSide side, String... endings)
            throws IOException, InterruptedException {
        for (String ending : endings) {
            String index = servers.elasticsearch().uri() + "/" + side.alias() + ending;
            assertThat(Http.send("DELETE", index, "")).isEqualTo(200);
        }
    }

    private static List<CustomerEvent> customers() {
        return Stream.generate(() -> created(aCustomer().of("Now").build()))
                .limit(SOME)
                .toList();
    }
}

package org.customerapi.read;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
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

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class RebuildIT {

    private static final int SOME = 500;

    @Test
    void waitsOutAnElasticsearchThatIsFull(Servers servers) {
        try (FaultyElasticsearch faulty =
                        new FaultyElasticsearch(servers.elasticsearch().uri().toString());
                ReadSide own = new ReadSide(servers, faulty.uri())) {
            ReadService instance = own.start();
            own.publishAndAwait(instance, SOME, customers());
            faulty.answer("-writer/_bulk", 429, Integer.MAX_VALUE);

            assertThat(Rebuilds.begin(instance, "").status()).isEqualTo(202);
            Rebuilds.awaitHeld(instance, "-2");

            faulty.heal();
            Rebuilds.awaitDone(instance, "-2");
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
            assertThat(Http.send("PUT", mark, "")).isEqualTo(200);

            ReadService restarted = own.start();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> restarted.get("/v1/customers").total() == SOME);
            await().until(() -> Http.send("HEAD", mark, "") == 404);
        }
    }

    private static List<CustomerEvent> customers() {
        return Stream.generate(() -> created(aCustomer().of("Now").build()))
                .limit(SOME)
                .toList();
    }
}

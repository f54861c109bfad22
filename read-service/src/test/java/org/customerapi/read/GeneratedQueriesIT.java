package org.customerapi.read;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.fixture.RandomQueries;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;

/** Ten thousand of them in a soak, else a tenth. */
@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class GeneratedQueriesIT {

    private static final int COUNT = Boolean.getBoolean("soak") ? 10_000 : 1_000;
    private static final long SEED = 20_260_101;

    @Test
    void areAnsweredOrRefusedButNeverFail(Servers servers) {
        try (ReadSide side = new ReadSide(servers)) {
            ReadService service = side.start(Map.of("customer-api.read-model.max-snapshots", 1_000_000));
            side.publishAndAwait(
                    service,
                    1,
                    List.of(created(aCustomer()
                            .named("Eva", "Öberg")
                            .livingIn("Umeå", "SE")
                            .build())));
            RandomQueries queries = new RandomQueries(SEED);
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (int i = 0; i < COUNT; i++) {
                String query = queries.next();
                Answer answer = service.get(query);
                statuses.merge(answer.status(), 1, Integer::sum);
                assertThat(answer.status()).as(query).isIn(200, 400, 404);
                assertThat(answer.body()).as(query).doesNotContain("_exception").doesNotContainIgnoringCase("lucene");
            }
            assertThat(statuses.get(200)).isGreaterThan(COUNT / 20);
            assertThat(statuses.get(400)).isGreaterThan(COUNT / 20);
        }
    }
}

package org.customerapi.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.FaultyElasticsearch;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.read.fixture.Rebuilds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.deleted;
import static org.customerapi.read.fixture.Events.movedTo;

/** Events are applied before, during and after a rebuild, which is held in its middle for that. */
@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class RebuildUnderLoadIT {

    private static final int SOME = 200;
    private static final String WRITES = "-writer/_bulk";

    private final Map<String, Long> expected = new TreeMap<>();
    private final AtomicBoolean stop = new AtomicBoolean();

    @Test
    void losesNoChangeAndFailsNoReadInARebuildAndBack(Servers servers) {
        try (FaultyElasticsearch faulty =
                        new FaultyElasticsearch(servers.elasticsearch().uri().toString());
                ReadSide side = new ReadSide(servers, faulty.uri())) {
            ReadService service = side.start();
            List<CustomerEvent> customers = Stream.generate(
                            () -> created(aCustomer().of("Now").build()))
                    .limit(SOME)
                    .toList();
            publish(side, customers);
            side.awaitCaughtUp();
            assertThat(Rebuilds.swapBack(service).status()).isEqualTo(409);
            CompletableFuture<List<Answer>> failures = CompletableFuture.supplyAsync(() -> failedReads(service));

            faulty.answer(WRITES, 429, Integer.MAX_VALUE);
            assertThat(Rebuilds.begin(service, "").status()).isEqualTo(202);
            List<CustomerEvent> moved = changeMeanwhile(side, faulty, service, customers, "-2");

            faulty.answer(WRITES, 429, Integer.MAX_VALUE);
            assertThat(Rebuilds.swapBack(service).status()).isEqualTo(202);
            changeMeanwhile(side, faulty, service, moved, "-1");

            stop.set(true);
            assertThat(failures.join()).isEmpty();
        }
    }

    /** While the rebuild is held, and after it: some are deleted, all others move twice. */
    private List<CustomerEvent> changeMeanwhile(
            ReadSide side, FaultyElasticsearch faulty, ReadService service, List<CustomerEvent> before, String index) {
        Rebuilds.awaitHeld(service, index);
        List<CustomerEvent> moved =
                before.stream().skip(10).map(event -> movedTo("Later", event)).toList();
        publish(side, before.stream().limit(10).map(event -> deleted(event)).toList());
        publish(side, moved);
        side.awaitCaughtUp();
        assertThat(versions(service)).isEqualTo(expected);
        assertThat(Rebuilds.state(service)).isEqualTo("reading");

        faulty.heal();
        Rebuilds.awaitDone(service, index);
        assertThat(versions(service)).isEqualTo(expected);
        List<CustomerEvent> again =
                moved.stream().map(event -> movedTo("Last", event)).toList();
        publish(side, again);
        side.awaitCaughtUp();
        assertThat(versions(service)).isEqualTo(expected);
        return again;
    }

    private void publish(ReadSide side, List<CustomerEvent> events) {
        side.topic().publish(events);
        events.forEach(event -> expected.put(event.customerId().toString(), event.version()));
    }

    private static Map<String, Long> versions(ReadService service) {
        Map<String, Long> versions = new TreeMap<>();
        service.get("/v1/customers?status=any&size=1000")
                .json()
                .at("/items")
                .valueStream()
                .forEach(item -> versions.put(
                        item.at("/id").asString(), item.at("/version").asLong()));
        return versions;
    }

    private List<Answer> failedReads(ReadService service) {
        List<Answer> failed = new ArrayList<>();
        while (!stop.get()) {
            Answer answer = service.get("/v1/customers?status=any&size=1");
            if (answer.status() != 200) {
                failed.add(answer);
            }
        }
        return failed;
    }
}

package org.customerapi.read;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.Watermark;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.movedTo;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class LagIT {

    private static final int RESTORED = 40;

    /** A transaction ends with a marker in each of its partitions, which has an offset and is no event. */
    @Test
    void isNothingWhenATopicIsReadThatEventsWereRestoredTo(Servers servers) {
        try (ReadSide side = new ReadSide(servers)) {
            List<CustomerEvent> events = Stream.generate(
                            () -> created(aCustomer().build()))
                    .limit(RESTORED)
                    .toList();
            String topic = side.restored(events, created(aCustomer().build()));

            ReadService service = side.start(Map.of(
                    "customer-api.projection.events-topic",
                    topic,
                    "spring.kafka.consumer.isolation-level",
                    "read_committed"));

            await().untilAsserted(() -> assertThat(lag(service)).isZero());
            assertThat(service.get("/v1/customers?size=1").total()).isEqualTo(RESTORED);
        }
    }

    /** As seen by a group that has committed nothing yet. */
    @Test
    void leavesAnswersCompleteThoughEveryEventHasExpired(Servers servers) {
        Instant complete = Instant.parse("2026-06-01T10:00:00Z");
        try (ReadSide side = new ReadSide(servers)) {
            side.publishAndAwait(side.start(), 1, List.of(created(aCustomer().build())));
            side.dropEvents();
            ReadService service = side.start(Map.of("customer-api.projection.group", side.group() + "-later"));

            side.topic().publish(new Watermark(complete, 1, side.ends()));

            await().untilAsserted(() -> assertThat(
                            service.get("/v1/customers").json().at("/asOf").asString(""))
                    .isEqualTo(complete.toString()));
        }
    }

    @Test
    void tellsOfEventsThatExpiredBeforeTheyWereProjected(Servers servers) {
        try (ReadSide side = new ReadSide(servers)) {
            ReadService first = side.start();
            CustomerEvent seen = created(aCustomer().build());
            side.publishAndAwait(first, 1, List.of(seen));
            side.awaitCaughtUp();
            first.close();
            CustomerEvent unseen = movedTo("Later", seen);
            side.topic().publish(List.of(unseen, movedTo("Last", unseen)));
            side.dropEvents();

            ReadService service = side.start();

            await().untilAsserted(() ->
                    assertThat(gauge(service, "projection.lost.events")).isEqualTo(2));
        }
    }

    @Test
    void doesNotTakeTheWordOfAWatermarkOfAnotherTopic(Servers servers) {
        Instant complete = Instant.parse("2026-06-01T10:00:00Z");
        try (ReadSide side = new ReadSide(servers)) {
            ReadService service = side.start();
            side.publishAndAwait(service, 1, List.of(created(aCustomer().build())));

            side.topic().publishOf("another.topic", new Watermark(complete.plusSeconds(60), 1, Map.of()));
            side.topic().publish(new Watermark(complete, 1, side.ends()));

            await().untilAsserted(() -> assertThat(
                            service.get("/v1/customers").json().at("/asOf").asString(""))
                    .isEqualTo(complete.toString()));
        }
    }

    private static double lag(ReadService service) {
        return gauge(service, "projection.lag.events");
    }

    private static double gauge(ReadService service, String name) {
        return service.bean(MeterRegistry.class).get(name).gauge().value();
    }
}

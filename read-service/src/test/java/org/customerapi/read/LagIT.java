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

    private static double lag(ReadService service) {
        return service.bean(MeterRegistry.class)
                .get("projection.lag.events")
                .gauge()
                .value();
    }
}

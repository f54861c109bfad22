package org.customerapi.read;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.read.fixture.Rebuilds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.movedTo;

/** Older events come from a topic that the archive was restored to. */
@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class RestoredRebuildIT {

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
    void readsWhatTheLogHasNoMoreFromATopicThatItWasRestoredTo(Servers servers) {
        try (ReadSide own = new ReadSide(servers)) {
            ReadService instance = own.start();
            List<CustomerEvent> old = customers();
            own.publishAndAwait(instance, SOME, old);
            String restored = own.restored(old, movedTo("Never", movedTo("Never", old.get(0))));
            own.dropEvents();
            own.publishAndAwait(
                    instance, SOME + 1, List.of(created(aCustomer().build()), movedTo("Later", old.get(0))));

            assertThat(Rebuilds.begin(instance, "").status()).isEqualTo(202);
            await().untilAsserted(() -> assertThat(Rebuilds.state(instance)).isEqualTo("failed"));
            assertThat(Rebuilds.begin(instance, "?restoredFrom=" + restored).status())
                    .isEqualTo(202);
            Rebuilds.awaitDone(instance, "-2");

            JsonNode status = Rebuilds.status(instance);
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
        Answer answer = Rebuilds.begin(service, "?restoredFrom=" + topic);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.badParameters()).containsExactly("restoredFrom");
        assertThat(Rebuilds.begin(service, "?from=x").badParameters()).containsExactly("from");
    }

    private static List<CustomerEvent> customers() {
        return Stream.generate(() -> created(aCustomer().of("Now").build()))
                .limit(SOME)
                .toList();
    }
}

package org.customerapi.read;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.customerapi.contracts.Scopes;
import org.customerapi.contracts.Watermark;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.read.fixture.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.deleted;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class ReadModelIT {

    private static final String READ_MODEL = "/v1/admin/read-model";
    private static final Instant COMPLETE = Instant.parse("2026-06-01T10:00:00.123Z");

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
    void tellsWhichIndexAnswersWhatItHoldsAndHowFarItIs() {
        await().untilAsserted(
                        () -> assertThat(state().path("lagEvents").asLong(-1)).isZero());
        assertThat(state().path("index").asString()).isEqualTo(side.alias() + "-1");
        assertThat(state().path("customers").asLong(-1)).isZero();
        assertThat(state().path("asOf").isNull()).isTrue();

        CustomerEvent gone = created(aCustomer().build());
        side.publishAndAwait(
                service,
                3,
                List.of(created(aCustomer().build()), created(aCustomer().build()), gone));
        side.topic().publish(deleted(gone));
        side.awaitCaughtUp();
        side.topic().publish(new Watermark(COMPLETE, 1, side.ends()));

        await().untilAsserted(
                        () -> assertThat(state().path("asOf").asString("")).isEqualTo(COMPLETE.toString()));
        await().untilAsserted(
                        () -> assertThat(state().path("lagEvents").asLong(-1)).isZero());
        assertThat(state().path("customers").asLong()).isEqualTo(2);
    }

    @Test
    void isForAdministratorsOnly() {
        assertThat(service.get(READ_MODEL).status()).isEqualTo(403);
    }

    private static JsonNode state() {
        return service.getWith(Tokens.with(Scopes.ADMIN), READ_MODEL).json();
    }
}

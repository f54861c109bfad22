package org.customerapi.read;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.fixture.FaultyElasticsearch;
import org.customerapi.read.fixture.Http;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.read.fixture.Rebuilds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;

/** Which index comes after which, whoever asks for it. */
@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class RebuildGenerationsIT {

    @Test
    void doesNotSwapBackToAnIndexOfAnotherMapping(Servers servers) throws Exception {
        try (ReadSide own = new ReadSide(servers)) {
            ReadService instance = own.start();
            own.publishAndAwait(instance, 1, List.of(created(aCustomer().build())));
            assertThat(Rebuilds.begin(instance, "").status()).isEqualTo(202);
            Rebuilds.awaitDone(instance, "-2");
            String before = servers.elasticsearch().uri() + "/" + own.alias() + "-1";
            assertThat(Http.send("DELETE", before, "")).isEqualTo(200);
            assertThat(Http.send("PUT", before, "")).isEqualTo(200);

            Answer refused = Rebuilds.swapBack(instance);

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().at("/detail").asString()).contains("that this version could use");
            assertThat(instance.get("/v1/customers").total()).isEqualTo(1);
        }
    }

    @Test
    void runsOnceInAllInstancesUntilNothingIsHeardOfIt(Servers servers) throws Exception {
        try (ReadSide own = new ReadSide(servers)) {
            ReadService one = own.start();
            ReadService other = own.start();
            String register = servers.elasticsearch().uri() + "/" + own.alias() + "-rebuild/_doc/last";

            assertThat(Http.send("PUT", register, running(Instant.now()))).isEqualTo(201);
            assertThat(Rebuilds.begin(one, "").problem()).isEqualTo("invalid-state");
            assertThat(Rebuilds.state(other)).isEqualTo("reading");

            assertThat(Http.send("PUT", register, running(Instant.now().minusSeconds(90))))
                    .isEqualTo(200);
            assertThat(Rebuilds.state(one)).isEqualTo("failed");
            assertThat(Rebuilds.begin(one, "").status()).isEqualTo(202);
            Rebuilds.awaitDone(other, "-2");
        }
    }

    @Test
    void swapsOnlyFromTheIndexThatAnswers(Servers servers) {
        try (ReadSide own = new ReadSide(servers)) {
            IndexGenerations generations = own.start().bean(IndexGenerations.class);
            String first = generations.current();
            String next = generations.makeNext();
            generations.swap(first, next);

            assertThatExceptionOfType(InvalidState.class).isThrownBy(() -> generations.swap(first, first));

            assertThat(generations.current()).isEqualTo(next);
        }
    }

    @Test
    void keepsAnIndexThatLostItsAliasUntilTheNextOneAnswers(Servers servers) throws Exception {
        try (FaultyElasticsearch faulty =
                        new FaultyElasticsearch(servers.elasticsearch().uri().toString());
                ReadSide own = new ReadSide(servers, faulty.uri())) {
            ReadService instance = own.start();
            own.publishAndAwait(instance, 1, List.of(created(aCustomer().build())));
            own.awaitCaughtUp();
            faulty.answer("-writer/_bulk", 429, Integer.MAX_VALUE);
            String first = servers.elasticsearch().uri() + "/" + own.alias() + "-1";
            assertThat(Http.send("DELETE", first + "/_alias/" + own.alias(), ""))
                    .isEqualTo(200);

            Rebuilds.awaitHeld(instance, "-2");
            assertThat(Http.send("HEAD", first, "")).isEqualTo(200);

            faulty.heal();
            Rebuilds.awaitDone(instance, "-2");
            assertThat(Http.send("HEAD", first, "")).isEqualTo(200);
            assertThat(instance.get("/v1/customers").total()).isEqualTo(1);
        }
    }

    private static String running(Instant renewed) {
        return """
                {"owner":"somebody","renewedAt":"%s","status":{"state":"READING","eventsRead":0,"eventsInLog":0}}""".formatted(renewed);
    }
}

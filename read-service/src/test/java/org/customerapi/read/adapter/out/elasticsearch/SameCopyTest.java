package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.CustomerSort;
import org.customerapi.read.domain.PageNumber;
import org.customerapi.read.domain.Report;
import org.customerapi.read.domain.ReportRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What Elasticsearch is asked, whatever it answers: it finds the copy by the request's preference. */
class SameCopyTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Rest5Client rest;
    private ElasticsearchCustomers customers;
    private ElasticsearchSnapshots snapshots;
    private ElasticsearchStatistics statistics;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        rest = Rest5Client.builder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build();
        ElasticsearchClient client = new ElasticsearchClient(new Rest5ClientTransport(rest, new Jackson3JsonpMapper()));
        Searches searches = new Searches(client, new JsonMapper());
        snapshots = new ElasticsearchSnapshots(client, "customers", 10, Clock.systemUTC());
        customers = new ElasticsearchCustomers(client, searches, "customers", snapshots);
        statistics = new ElasticsearchStatistics(client, searches, "customers", snapshots, 10);
    }

    @AfterEach
    void stop() throws IOException {
        rest.close();
        server.stop(0);
    }

    @Test
    void isMetByEveryReadThatIsGivenIt() {
        Copy copy = Copy.one();

        askEverything(copy);

        assertThat(asked).hasSize(6).allSatisfy(uri -> assertThat(uri).contains("preference=" + copy.name()));
    }

    @Test
    void isLeftToElasticsearchOtherwiseWhichKnowsTheFastest() {
        askEverything(Copy.ANY);

        assertThat(asked).hasSize(6).allSatisfy(uri -> assertThat(uri).doesNotContain("preference"));
    }

    @Test
    void staysWithItsIndexWhicheverAnswersMeanwhile() {
        askEverything(Copy.one().of("customers-7"));

        assertThat(asked).hasSize(6).allSatisfy(uri -> assertThat(uri).startsWith("/customers-7/"));
    }

    private void askEverything(Copy copy) {
        ask(() -> customers.versions(List.of(UUID.randomUUID()), copy));
        ask(() -> customers.search(
                new CustomerQuery(
                        CustomerFilter.ALL_ACTIVE, CustomerSort.NEWEST_FIRST, new PageNumber(1, 10), Set.of(), true),
                copy));
        ask(() -> snapshots.open(copy));
        ReportRequest report = new ReportRequest(
                CustomerFilter.ALL_ACTIVE, null, Report.Interval.DAY, Report.Metric.CREATED, ZoneOffset.UTC);
        ask(() -> statistics.count(report, copy));
        ask(() -> statistics.movements(report, copy));
        ask(() -> statistics.summary(Instant.EPOCH, copy));
    }

    private static void ask(ThrowingCallable question) {
        assertThat(catchThrowable(question)).isNotNull();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = "{\"error\":{\"type\":\"for_the_test\"},\"status\":400}".getBytes(UTF_8);
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

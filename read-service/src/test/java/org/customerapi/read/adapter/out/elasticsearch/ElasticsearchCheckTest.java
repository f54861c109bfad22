package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.customerapi.read.config.UnusableSetting;
import org.customerapi.read.domain.ReadModelUnavailable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ElasticsearchCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NODES = "/_cat/nodes";
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private boolean product = true;
    private HttpServer server;

    private record Reply(int status, String json) {}

    @BeforeEach
    void answerAsVersion9() throws IOException {
        nodesAre("9.2.4");
        timeIs(NOW);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isContentWithVersion9AtTheSameTime() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void namesAVersionThatIsTooOld() {
        nodesAre("8.19.3");

        assertThatThrownBy(this::check)
                .isInstanceOf(UnusableSetting.class)
                .hasMessage("ELASTICSEARCH_URIS leads to Elasticsearch 8.19.3; 9 or newer is needed.");
    }

    @Test
    void understandsHowOlderServersRefuseThisClient() {
        reply(NODES, 400, error("media_type_header_exception", "Invalid media-type value on headers [Accept]"));

        assertThatThrownBy(this::check)
                .isInstanceOf(UnusableSetting.class)
                .hasMessageContaining("older than Elasticsearch 9");
    }

    @Test
    void refusesWhatIsNoElasticsearch() {
        product = false;

        assertThatThrownBy(this::check)
                .isInstanceOf(UnusableSetting.class)
                .hasMessageContaining("ELASTICSEARCH_URIS leads to no Elasticsearch 9");
    }

    @Test
    void saysThatTheUserIsRefused() {
        reply(NODES, 401, error("security_exception", "missing authentication credentials"));

        assertThatThrownBy(this::check)
                .isInstanceOf(UnusableSetting.class)
                .hasMessageContaining("ELASTICSEARCH_API_KEY");
    }

    @Test
    void takesAServerAsItIsThatMayNotTell() {
        reply(NODES, 403, error("security_exception", "action [cluster:monitor/nodes/info] is unauthorized"));

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void refusesAClockThatIsADayOff() {
        timeIs(NOW.minus(Duration.ofDays(1)));

        assertThatThrownBy(this::check)
                .isInstanceOf(UnusableSetting.class)
                .hasMessageContaining("The clock of this machine and that of Elasticsearch are 1440 minutes apart");
    }

    @Test
    void triesAServerInTroubleAgain() {
        reply(NODES, 503, error("x", "starting"));

        assertThatThrownBy(this::check).isInstanceOf(ReadModelUnavailable.class);
    }

    private void check() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (Rest5Client rest = Rest5Client.builder(address).build()) {
            ElasticsearchClient client =
                    new ElasticsearchClient(new Rest5ClientTransport(rest, new Jackson3JsonpMapper()));
            new ElasticsearchCheck(client, CLOCK).check();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private void nodesAre(String version) {
        reply(NODES, 200, "[{\"version\":\"%s\"}]".formatted(version));
    }

    private void timeIs(Instant time) {
        reply("/_cat/health", 200, "[{\"epoch\":\"%d\",\"status\":\"green\"}]".formatted(time.getEpochSecond()));
    }

    private static String error(String type, String reason) {
        return "{\"error\":{\"type\":\"%s\",\"reason\":\"%s\"}}".formatted(type, reason);
    }

    private void reply(String path, int status, String json) {
        replies.put(path, new Reply(status, json));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = replies.getOrDefault(exchange.getRequestURI().getPath(), new Reply(404, "{}"));
            byte[] body = reply.json().getBytes(UTF_8);
            if (product) {
                exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

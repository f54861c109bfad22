package org.customerapi.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.customerapi.localstack.ManagedServer;
import org.customerapi.localstack.ServerFailed;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.system.kit.RunningStack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A read-service that learns only from its servers that it cannot run so: it says in one line why, and ends. What the
 * services find out before they answer at all is tested within each of them.
 */
@ExtendWith(RunningStack.class)
class BadServersSystemTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void endsOnAnElasticsearchOfAnOlderVersion(Stack stack) throws IOException {
        HttpServer older = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        older.createContext("/", BadServersSystemTest::answerAsVersion8);
        older.start();
        try {
            String address = "http://127.0.0.1:" + older.getAddress().getPort();
            ManagedServer service = stack.another(Part.READ_SERVICE, Map.of("ELASTICSEARCH_URIS", address));

            assertThatThrownBy(service::start).isInstanceOf(ServerFailed.class);

            assertEnds(service, "ELASTICSEARCH_URIS leads to a server older than");
        } finally {
            older.stop(0);
        }
    }

    @Test
    void endsOnATopicWithOtherPartitions(Stack stack) throws ExecutionException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.kafka().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("three", 3, (short) 1)))
                    .all()
                    .get();
        }

        ManagedServer service =
                stack.another(Part.READ_SERVICE, Map.of("EVENTS_TOPIC", "three", "PROJECTION_GROUP", "three"));

        // Queries need no Kafka, so it may be ready for a moment before it looks at the topics.
        assertThat(catchThrowable(service::start))
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isNull(),
                        failure -> assertThat(failure).isInstanceOf(ServerFailed.class));

        assertEnds(service, "The topic three has 3 partitions instead of 12");
    }

    private static void assertEnds(ManagedServer service, String sentence) {
        assertThat(service.ended()).succeedsWithin(PATIENCE).isEqualTo(1);
        assertThat(service.log().tail(200))
                .noneMatch(line -> line.startsWith("\tat "))
                .anyMatch(line -> line.contains("ERROR") && line.contains(sentence));
    }

    private static void answerAsVersion8(HttpExchange exchange) throws IOException {
        byte[] body = """
                {"error":{"type":"media_type_header_exception","reason":"Invalid media-type value on headers [Accept]"},
                 "status":400}""".getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

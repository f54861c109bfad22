package org.customerapi.telemetry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TelemetryTest {

    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    @Test
    void isOffWhereNoReceiverIsSet() {
        try (Telemetry unset = Telemetry.from("write-service", _ -> null);
                Telemetry empty = Telemetry.from("write-service", _ -> " ")) {
            assertThat(unset.isOn()).isFalse();
            assertThat(empty.isOn()).isFalse();
        }
    }

    @Test
    void sendsTheSpansOfTheServiceToTheReceiver() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        String endpoint = "http://127.0.0.1:" + receiver.getAddress().getPort();

        try (Telemetry telemetry = Telemetry.from("write-service", settings(endpoint))) {
            assertThat(telemetry.isOn()).isTrue();
            telemetry
                    .publishing("customers.events.v1")
                    .begin(Stream.of(RecordedSpans.SAMPLED))
                    .end();
        } finally {
            receiver.stop(0);
        }

        assertThat(received)
                .singleElement()
                .asString()
                .startsWith("POST /v1/traces application/x-protobuf")
                .contains("write-service", "publish customers.events.v1");
    }

    @Test
    void refusesAReceiverThatIsNoAddress() {
        assertThatThrownBy(() -> Telemetry.from("write-service", settings("collector")))
                .isInstanceOf(ConfigurationException.class);
    }

    private static Function<String, @Nullable String> settings(String endpoint) {
        return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)::get;
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}

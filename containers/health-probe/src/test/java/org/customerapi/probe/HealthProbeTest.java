package org.customerapi.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HealthProbeTest {

    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void takesAReadyServiceForReady() {
        answer("/health/readiness", 200);

        assertThat(HealthProbe.isReady(port())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 503})
    void takesAnyOtherAnswerForNotReady(int status) {
        answer("/health/readiness", status);

        assertThat(HealthProbe.isReady(port())).isFalse();
    }

    @Test
    void asksForReadinessNotForLife() {
        answer("/health/liveness", 200);

        assertThat(HealthProbe.isReady(port())).isFalse();
    }

    @Test
    void takesAServiceThatDoesNotListenForNotReady() {
        int port = port();
        service.stop(0);

        assertThat(HealthProbe.isReady(port)).isFalse();
    }

    private int port() {
        return service.getAddress().getPort();
    }

    private void answer(String path, int status) {
        service.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }
}

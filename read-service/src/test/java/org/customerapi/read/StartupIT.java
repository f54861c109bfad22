package org.customerapi.read;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.tokens.UnusableTokenSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
@ExtendWith(OutputCaptureExtension.class)
class StartupIT {

    @Test
    void refusesToStartWithoutAKeyAndNamesTheSetting(CapturedOutput output) {
        assertThatThrownBy(() -> ReadService.start(Map.of("jwt.secret-key", "")))
                .hasRootCauseInstanceOf(UnusableTokenSetting.class)
                .rootCause()
                .hasMessageContaining("JWT_SECRET_KEY is not set, and neither are JWT_JWKS_URI and JWT_ISSUER_URI");
        assertThat(output).contains("JWT_SECRET_KEY is not set").doesNotContain("\tat ");
    }

    @Test
    void refusesToStartWithAShortKey() {
        assertThatThrownBy(() -> ReadService.start(Map.of("jwt.secret-key", "short")))
                .rootCause()
                .hasMessageContaining("JWT_SECRET_KEY has 5 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spring.elasticsearch.uris | elasticsearch:9200 | ELASTICSEARCH_URIS names 'elasticsearch:9200'",
                "customer-api.cursor.key | short | CURSOR_KEY has 5 bytes; it needs at least 32",
                "spring.kafka.bootstrap-servers | kafka | Kafka cannot be used: Invalid url in bootstrap.servers: kafka",
                "OTEL_EXPORTER_OTLP_ENDPOINT | collector | Traces cannot be sent",
            })
    void saysWhichSettingIsOfNoUse(String setting, String value, String sentence, CapturedOutput output) {
        assertThatThrownBy(() -> ReadService.start(Map.of(setting, value))).isInstanceOf(RuntimeException.class);

        assertThat(output).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void saysHowToRebuildAnIndexOfAnotherMapping(Servers servers, CapturedOutput output) throws Exception {
        try (ReadSide side = new ReadSide(servers)) {
            put(servers.elasticsearch().uri() + "/" + side.alias() + "-1", """
                    {"aliases":{"%s":{}},"mappings":{"properties":{"id":{"type":"text"}}}}""".formatted(side.alias()));
            ReadService service = side.startUnready(Map.of());

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(output).contains("POST /v1/admin/read-model/rebuild"));
            assertThat(service.get("/health/readiness").status()).isEqualTo(503);
        }
    }

    private static void put(String uri, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}

package org.customerapi.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.GatewayInFront;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The archive works for long before it has anything to say, and sends blanks meanwhile. */
@Timeout(60)
class LongAnswersIT {

    private static final String VERIFY = "/v1/admin/archive/verify";
    private static final String NDJSON = "application/x-ndjson";

    private final CountDownLatch over = new CountDownLatch(1);
    private GatewayInFront gateway;

    @BeforeEach
    void start() {
        gateway = GatewayInFront.with("--READ_TIMEOUT=5s");
    }

    @AfterEach
    void stop() {
        over.countDown();
        gateway.close();
    }

    @Test
    void takesAsLongAsThePartDoesWhileItIsNotSilent() throws Exception {
        gateway.sink.handling(exchange -> {
            OutputStream out = begin(exchange, NDJSON);
            for (int i = 0; i < 12; i++) {
                await(over, 500);
                write(out, "\n");
            }
            write(out, "{\"complete\":true}\n");
        });

        HttpResponse<String> answer = gateway.get(VERIFY, Scopes.ADMIN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().strip()).isEqualTo("{\"complete\":true}");
    }

    @Test
    void passesBlanksOnWhenTheyComeThoughJsonFollows() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        gateway.sink.handling(exchange -> {
            OutputStream out = begin(exchange, "application/json");
            write(out, " ");
            write(out, "{\"seen\":%s}".formatted(await(done, 4_000)));
        });

        try (InputStream answer = retract().body()) {
            assertThat(answer.read()).isEqualTo(' ');
            done.countDown();
            assertThat(new String(answer.readAllBytes(), UTF_8)).isEqualTo("{\"seen\":true}");
        }
    }

    @Test
    void answers504ForAPartThatIsSilentTooLongAfterItsHead() throws Exception {
        gateway.sink.handling(exchange -> {
            begin(exchange, NDJSON);
            await(over, 60_000);
        });

        HttpResponse<String> answer = gateway.get(VERIFY, Scopes.ADMIN);

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(GatewayInFront.json(answer).path("type").stringValue())
                .isEqualTo("urn:customer-api:problem:timeout");
    }

    @Test
    void cutsAnAnswerWhosePartFallsSilentForTooLongWithinIt() {
        gateway.sink.handling(exchange -> {
            write(begin(exchange, NDJSON), "{\"partition\":0}\n");
            await(over, 60_000);
        });

        assertThatThrownBy(() -> gateway.get(VERIFY, Scopes.ADMIN)).isInstanceOf(IOException.class);
    }

    @Test
    void letsThePartNoticeThatTheClientHasGone() throws Exception {
        CountDownLatch noticed = new CountDownLatch(1);
        gateway.sink.handling(exchange -> {
            OutputStream out = begin(exchange, "application/json");
            try {
                while (over.getCount() > 0) {
                    write(out, " ");
                    await(over, 50);
                }
            } catch (IOException gone) {
                noticed.countDown();
            }
        });

        try (InputStream answer = retract().body()) {
            assertThat(answer.read()).isEqualTo(' ');
        }

        assertThat(noticed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private HttpResponse<InputStream> retract() throws Exception {
        HttpRequest request = gateway.request("/v1/admin/archive/retractions", Scopes.ADMIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return gateway.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private static OutputStream begin(HttpExchange exchange, String type) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        return exchange.getResponseBody();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private static boolean await(CountDownLatch latch, long millis) throws IOException {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}

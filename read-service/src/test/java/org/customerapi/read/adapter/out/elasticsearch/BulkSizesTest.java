package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.ReadModelUnavailable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customerapi.read.adapter.out.elasticsearch.BulkAnswers.TAKEN;

class BulkSizesTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final int ALL_THAT_COMES = Integer.MAX_VALUE;
    private static final String BY_A_PROXY = "<html>413 Request Entity Too Large</html>";

    private final List<Integer> taken = new CopyOnWriteArrayList<>();

    @Test
    void sendsLargeDocumentsInRequestsOfFiveMebibytes() throws IOException {
        assertThat(send(ALL_THAT_COMES, "", documents(100, 200_000))).hasSize(100);

        assertThat(taken)
                .hasSizeGreaterThan(3)
                .allSatisfy(size -> assertThat(size).isLessThan(5 * MEBIBYTE + MEBIBYTE / 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_A_PROXY, "", "{\"error\":{\"type\":\"too_large\"},\"status\":413}"})
    void dividesWhatIsTooLargeForTheServer(String refusal) throws IOException {
        assertThat(send(MEBIBYTE, refusal, documents(100, 30_000))).hasSize(100).containsOnly(new Outcome.Applied());

        assertThat(taken)
                .hasSizeGreaterThan(2)
                .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(MEBIBYTE));
    }

    @Test
    void waitsWhereOneDocumentAloneIsTooLarge() {
        assertThatThrownBy(() -> send(10_000, BY_A_PROXY, documents(3, 30_000)))
                .isInstanceOf(ReadModelUnavailable.class)
                .hasMessageContaining("takes no request of 30");
        assertThat(taken).isEmpty();
    }

    /** As a cluster answers that has no room, and a proxy behind which there is none. */
    @ParameterizedTest
    @CsvSource({"429, '{\"error\":{\"type\":\"circuit_breaking_exception\"},\"status\":429}'", "502, <html>", "503, ''"
    })
    void waitsWhereTheWholeRequestIsRefusedForNow(int status, String answer) throws IOException {
        try (CannedElasticsearch elasticsearch =
                new CannedElasticsearch(exchange -> CannedElasticsearch.answer(exchange, status, answer))) {
            BulkWrites writes = new BulkWrites(elasticsearch.client(), "customers", new JsonMapper());
            List<BulkWrite> one = documents(1, 10);

            assertThatThrownBy(() -> writes.send(one, Function.identity())).isInstanceOf(ReadModelUnavailable.class);
        }
    }

    private List<Outcome> send(int limit, String refusal, List<BulkWrite> documents) throws IOException {
        try (CannedElasticsearch elasticsearch =
                new CannedElasticsearch(exchange -> answer(exchange, limit, refusal))) {
            return new BulkWrites(elasticsearch.client(), "customers", new JsonMapper())
                    .send(documents, Function.identity());
        }
    }

    private void answer(HttpExchange exchange, int limit, String refusal) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > limit) {
            CannedElasticsearch.answer(exchange, 413, refusal);
            return;
        }
        taken.add(body.length);
        int lines = (int) new String(body, UTF_8).lines().count();
        String items = String.join(",", Collections.nCopies(lines / 2, "{\"index\":" + TAKEN + "}"));
        CannedElasticsearch.answer(exchange, 200, "{\"items\":[" + items + "]}");
    }

    private static List<BulkWrite> documents(int count, int size) {
        return IntStream.range(0, count)
                .mapToObj(number -> BulkWrite.newest(Integer.toString(number), 1, Map.of("name", "x".repeat(size))))
                .toList();
    }
}

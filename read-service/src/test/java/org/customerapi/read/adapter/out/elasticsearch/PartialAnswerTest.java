package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.apache.hc.core5.http.ContentTooLongException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.domain.AnswerTooLarge;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.ReadModelMissing;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Elasticsearch answers 200 where some of what it was asked for is out of its reach. */
class PartialAnswerTest {

    private static final UUID ID = UUID.fromString("01939b6e-0000-7000-8000-000000000001");

    private static final String ANSWERED =
            "{\"_index\":\"customers-events-1\",\"_id\":\"%s-1\",\"found\":false}".formatted(ID);
    private static final String NO_COPY = failure("no_shard_available_action_exception");

    @Test
    void isNoHistory() {
        assertThatExceptionOfType(ReadModelUnavailable.class)
                .isThrownBy(() -> ask(documents(ANSWERED, NO_COPY), PartialAnswerTest::readHistory))
                .isNotInstanceOf(ReadModelMissing.class)
                .withMessageContaining("no_shard_available_action_exception");
    }

    @Test
    void tellsOfAnIndexOfEventsThatIsMissing() {
        assertThatExceptionOfType(ReadModelMissing.class)
                .isThrownBy(() ->
                        ask(documents(ANSWERED, failure("index_not_found_exception")), PartialAnswerTest::readHistory));
    }

    @Test
    void doesNotSayThatAWriteIsMissing() {
        assertThatExceptionOfType(ReadModelUnavailable.class)
                .isThrownBy(() -> ask(
                        documents(NO_COPY),
                        client -> new ElasticsearchCustomers(
                                        client,
                                        new Searches(client, new JsonMapper()),
                                        "customers",
                                        new ElasticsearchSnapshots(client, "customers", 1, Clock.systemUTC()))
                                .versions(List.of(ID), Copy.ANY)));
    }

    @Test
    void isNotToBeHadWhereItIsTooLarge() {
        assertThatExceptionOfType(AnswerTooLarge.class)
                .isThrownBy(() -> ElasticsearchCall.answerOf("test", () -> {
                    throw new IOException("wrapped", new ContentTooLongException("for the test"));
                }));
    }

    @Test
    void isNoCountOfCustomers() {
        assertThatExceptionOfType(ReadModelUnavailable.class)
                .isThrownBy(() -> ask(
                        "{\"count\":1," + shards(1, 1) + "}",
                        client -> withGenerations(client, generations -> {
                            assertThat(generations.customersIn("customers-1")).isNotNegative();
                        })));
    }

    @Test
    void isNotAskedForWhereIndexesAreCompared() {
        String none = "{\"id\":\"pit\",\"hits\":{\"hits\":[]},\"took\":1,\"timed_out\":false," + shards(1, 0) + "}";

        List<String> asked = ask(
                none,
                client -> withGenerations(client, generations -> {
                    assertThat(generations.inventoryOf("customers-1").next()).isEmpty();
                }));

        assertThat(asked.getLast()).contains("_search", "allow_partial_search_results=false");
    }

    @Test
    void isNoRefresh() {
        assertThatExceptionOfType(ReadModelUnavailable.class)
                .isThrownBy(() -> ask("{" + shards(1, 1) + "}", client -> new Refresh(client, "customers").run()));
        // How Elasticsearch tells of a shard without a copy that could refresh.
        assertThatExceptionOfType(ReadModelUnavailable.class)
                .isThrownBy(() -> ask("{" + shards(0, 0) + "}", client -> new Refresh(client, "customers").run()));
    }

    private static void readHistory(ElasticsearchClient client) {
        BulkWrites writes = new BulkWrites(client, "customers-events", new JsonMapper());
        assertThat(new ElasticsearchEventHistory(client, "customers-events", writes).read(ID, 1, 2))
                .isNotNull();
    }

    private static void withGenerations(ElasticsearchClient client, Consumer<ElasticsearchGenerations> question) {
        try (ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor()) {
            question.accept(new ElasticsearchGenerations(
                    client,
                    "customers",
                    IndexDefinition.read("/read-model/customers.json", client._jsonpMapper()),
                    new JsonMapper(),
                    new RefreshGates(client, Duration.ofMillis(1), scheduler),
                    Duration.ofSeconds(1)));
        }
    }

    /** What was asked. */
    private static List<String> ask(String answer, Consumer<ElasticsearchClient> question) {
        try (CannedElasticsearch elasticsearch = new CannedElasticsearch(answer)) {
            question.accept(elasticsearch.client());
            return elasticsearch.asked();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String documents(String... documents) {
        return "{\"docs\":[" + String.join(",", documents) + "]}";
    }

    private static String failure(String type) {
        return "{\"_index\":\"customers-events-1\",\"_id\":\"%s-2\",\"error\":{\"type\":\"%s\",\"reason\":\"for the test\"}}"
                .formatted(ID, type);
    }

    private static String shards(int successful, int failed) {
        return "\"_shards\":{\"total\":2,\"successful\":%d,\"failed\":%d}".formatted(successful, failed);
    }
}

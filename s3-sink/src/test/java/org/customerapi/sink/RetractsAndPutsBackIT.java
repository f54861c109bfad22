package org.customerapi.sink;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.AdminApi;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.RunningArchive;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.KAFKA, Server.S3})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetractsAndPutsBackIT {

    private static final String RETRACTIONS = "/v1/admin/archive/retractions";
    private static final int RECORDS = 450;
    private static final int PARTITIONS = 10;

    /** A poll that ended amid a partition would leave the rest for later, and the age of an object might end it there. */
    private static final Map<String, String> ALL_AT_ONCE = Map.of("spring.kafka.consumer.max-poll-records", "5000");

    private final Servers servers;
    private final RunningArchive archive;
    private final AdminApi api;
    private final TopicLog log;
    private final Bucket bucket;
    private int partition = -1;

    RetractsAndPutsBackIT(Servers servers) {
        this.servers = servers;
        archive =
                RunningArchive.of(servers, ALL_AT_ONCE, PARTITIONS, (topic, number) -> topic.writeTo(number, RECORDS));
        api = archive.api();
        log = archive.log();
        bucket = archive.bucket();
    }

    /** Each test has a partition for itself, and leaves a sound archive behind. */
    @BeforeEach
    void takeTheNextPartition() {
        partition++;
    }

    @AfterEach
    void findNothingWrong() {
        archive.sink().assertClean();
    }

    @AfterAll
    void end() {
        archive.close();
    }

    @Test
    void movesARangeAsideWithAManifestAndPutsItBack() {

        List<String> before = archived();
        String id = retract(100, 299);
        assertThat(archived()).hasSize(3).doesNotContain(before.get(1), before.get(2));
        assertThat(bucket.keys()).contains("retracted/" + id + "/" + before.get(1));
        assertThat(new String(bucket.content("retracted/" + id + "/manifest.json"), StandardCharsets.UTF_8))
                .contains("\"by\":\"tester\"")
                .contains("\"reason\":\"a mistake\"")
                .contains("\"at\":");
        assertThat(api.verify().getFirst().required("finding").asString()).isEqualTo("retracted");
        assertThat(post(api, id + "/undo").statusCode()).isEqualTo(200);
        assertThat(archived()).isEqualTo(before);
        assertThat(api.get(RETRACTIONS).body()).contains(id).contains("undoneAt");
    }

    @ParameterizedTest
    @CsvSource({"0,99", "400,449", "0,449"})
    void tellsOfARetractedHeadTailOrWholePartitionUntilItIsPutBack(long first, long last) {

        String id = retract(first, last);
        JsonNode finding = api.verify().getFirst();
        assertThat(finding.required("finding").asString()).isEqualTo("retracted");
        assertThat(finding.required("detail").asString()).contains(id, "tester", "a mistake");
        assertThat(finding.required("firstOffset").asLong()).isEqualTo(first);
        assertThat(finding.required("lastOffset").asLong()).isEqualTo(last);
        assertThat(post(api, id + "/undo").statusCode()).isEqualTo(200);
    }

    @Test
    void callsItDamageWhenWhatWasRetractedIsGoneToo() {
        String second = archived().get(1);
        String id = retract(0, 299);
        String aside = "retracted/" + id + "/" + second;
        bucket.keeping(aside, () -> {
            bucket.delete(aside);
            List<JsonNode> lines = api.verify();
            assertThat(lines)
                    .extracting(line -> line.path("finding").asString(""))
                    .containsExactly("retracted", "gap", "retracted", "");
            assertThat(lines.get(1).required("firstOffset").asLong()).isEqualTo(100);
            assertThat(lines.get(1).required("lastOffset").asLong()).isEqualTo(199);
            assertThat(lines.getLast().required("verdict").asString()).isEqualTo("damaged");
        });
        assertThat(api.verify().getLast().required("verdict").asString()).isEqualTo("clean");
        assertThat(post(api, id + "/undo").statusCode()).isEqualTo(200);
    }

    @Test
    void archivesARetractedRangeAgainFromKafka() {

        String id = retract(100, 299);
        assertThat(post(api, id + "/rearchive").statusCode()).isEqualTo(200);
        assertThat(bucket.recordsIn(archived()))
                .containsExactlyInAnyOrderElementsOf(
                        log.read(partition).stream().map(Bucket::canonical).toList());
    }

    @Test
    void archivesAgainOnlyWhatWasNotPutBackMeanwhile() {
        List<String> before = archived();
        String inner = retract(100, 199);
        String outer = api.post(
                        RETRACTIONS,
                        "{\"partition\":" + partition
                                + ",\"firstOffset\":0,\"lastOffset\":299,\"reason\":\"the rest\"}")
                .body();
        assertThat(post(api, inner + "/undo").statusCode()).isEqualTo(200);
        String id = JsonMapper.shared().readTree(outer).required("id").asString();
        assertThat(post(api, id + "/rearchive").statusCode()).isEqualTo(200);
        assertThat(archived()).isEqualTo(before);
    }

    @Test
    void refusesToPutBackBesideWhatWasArchivedAgain() {
        String id = retract(100, 299);
        Map<String, String> smaller =
                Map.of("archive.max-records", "70", "spring.kafka.consumer.group-id", log.name() + "-smaller");
        try (RunningSink another =
                RunningSink.start(servers, log.name(), servers.s3().endpoint(), smaller)) {
            assertThat(post(new AdminApi(another), id + "/rearchive").statusCode())
                    .isEqualTo(200);
        }
        archive.sink().assertClean();
        HttpResponse<String> refused = post(api, id + "/undo");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("archived again");
    }

    @Test
    void refusesToArchiveAgainWhatKafkaNoLongerHas() {

        String id = retract(100, 199);
        log.deleteBefore(partition, 150);
        HttpResponse<String> refused = post(api, id + "/rearchive");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("no longer has the whole");
        assertThat(post(api, id + "/undo").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesARangeThatCutsAnObjectAndChangesNothing() {

        List<String> before = archived();
        for (String range : List.of("50,\"lastOffset\":199", "100,\"lastOffset\":150", "5000,\"lastOffset\":6000")) {
            HttpResponse<String> refused = api.post(
                    RETRACTIONS,
                    "{\"partition\":" + partition + ",\"firstOffset\":" + range + ",\"reason\":\"a mistake\"}");
            assertThat(refused.statusCode()).isEqualTo(400);
        }
        assertThat(api.post(RETRACTIONS, "{\"partition\":" + partition + ",\"firstOffset\":0,\"lastOffset\":99}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(api, "20260101T000000Z-0-00000000000000000000/undo").statusCode())
                .isEqualTo(400);
        assertThat(archived()).isEqualTo(before);
    }

    private List<String> archived() {
        return bucket.keys().stream()
                .filter(key -> key.startsWith("topic=") && key.contains("/" + partition + "-"))
                .toList();
    }

    private String retract(long first, long last) {
        return api.retract(partition, first, last);
    }

    private static HttpResponse<String> post(AdminApi api, String path) {
        return api.post(RETRACTIONS + "/" + path, "");
    }
}

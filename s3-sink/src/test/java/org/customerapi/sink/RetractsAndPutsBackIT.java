package org.customerapi.sink;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.AdminApi;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WithServers({Server.KAFKA, Server.S3})
class RetractsAndPutsBackIT {

    private static final String RETRACTIONS = "/v1/admin/archive/retractions";

    @Test
    void movesARangeAsideWithAManifestAndPutsItBack(Servers servers) {
        withArchive(servers, (api, log, bucket) -> {
            List<String> before = bucket.keys();
            String id = retract(api, 100, 299);
            assertThat(bucket.keys()).hasSize(6).contains("retracted/" + id + "/" + before.get(1));
            assertThat(new String(bucket.content("retracted/" + id + "/manifest.json"), StandardCharsets.UTF_8))
                    .contains("\"by\":\"tester\"")
                    .contains("\"reason\":\"a mistake\"")
                    .contains("\"at\":");
            assertThat(api.verify().getFirst().required("finding").asString()).isEqualTo("gap");
            assertThat(post(api, id + "/undo").statusCode()).isEqualTo(200);
            assertThat(bucket.keys()).containsAll(before);
            assertThat(api.verify()).hasSize(1);
            assertThat(api.get(RETRACTIONS).body()).contains(id).contains("undoneAt");
        });
    }

    @ParameterizedTest
    @CsvSource({"0,99", "400,449", "0,449"})
    void missesARetractedHeadTailOrWholePartitionUntilItIsPutBack(long first, long last, Servers servers) {
        withArchive(servers, (api, log, bucket) -> {
            await().untilAsserted(() -> assertThat(log.committed(0)).isEqualTo(450));
            String id = retract(api, first, last);
            JsonNode finding = api.verify().getFirst();
            assertThat(finding.required("finding").asString()).isEqualTo("gap");
            assertThat(finding.required("firstOffset").asLong()).isEqualTo(first);
            assertThat(finding.required("lastOffset").asLong()).isEqualTo(last);
            assertThat(post(api, id + "/undo").statusCode()).isEqualTo(200);
            assertThat(api.verify()).hasSize(1);
        });
    }

    @Test
    void archivesARetractedRangeAgainFromKafka(Servers servers) {
        withArchive(servers, (api, log, bucket) -> {
            String id = retract(api, 100, 299);
            assertThat(post(api, id + "/rearchive").statusCode()).isEqualTo(200);
            assertThat(api.verify()).hasSize(1);
            assertThat(bucket.recordsBelow("topic="))
                    .containsExactlyInAnyOrderElementsOf(
                            log.read().stream().map(Bucket::canonical).toList());
        });
    }

    @Test
    void refusesToPutBackBesideWhatWasArchivedAgain(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(1)) {
            log.write(450);
            String id;
            try (RunningSink sink = RunningSink.start(servers, name)) {
                ArchivesEveryRecordOnceIT.awaitArchived(sink);
                id = retract(new AdminApi(sink), 100, 299);
            }
            Map<String, String> smaller = Map.of("archive.max-records", "70");
            try (RunningSink sink =
                    RunningSink.start(servers, name, servers.s3().endpoint(), smaller)) {
                AdminApi api = new AdminApi(sink);
                assertThat(post(api, id + "/rearchive").statusCode()).isEqualTo(200);
                assertThat(api.verify()).hasSize(1);
                HttpResponse<String> refused = post(api, id + "/undo");
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body()).contains("archived again");
                assertThat(api.verify()).hasSize(1);
            }
        }
    }

    @Test
    void refusesToArchiveAgainWhatKafkaNoLongerHas(Servers servers) {
        withArchive(servers, (api, log, bucket) -> {
            String id = retract(api, 100, 199);
            log.deleteBefore(0, 150);
            HttpResponse<String> refused = post(api, id + "/rearchive");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("no longer has the whole");
            assertThat(post(api, id + "/undo").statusCode()).isEqualTo(200);
            assertThat(api.verify()).hasSize(1);
        });
    }

    @Test
    void refusesARangeThatCutsAnObjectAndChangesNothing(Servers servers) {
        withArchive(servers, (api, log, bucket) -> {
            List<String> before = bucket.keys();
            for (String range :
                    List.of("50,\"lastOffset\":199", "100,\"lastOffset\":150", "5000,\"lastOffset\":6000")) {
                HttpResponse<String> refused = api.post(
                        RETRACTIONS, "{\"partition\":0,\"firstOffset\":" + range + ",\"reason\":\"a mistake\"}");
                assertThat(refused.statusCode()).isEqualTo(400);
            }
            assertThat(api.post(RETRACTIONS, "{\"partition\":0,\"firstOffset\":0,\"lastOffset\":99}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(post(api, "20260101T000000Z-0-00000000000000000000/undo").statusCode())
                    .isEqualTo(400);
            assertThat(bucket.keys()).isEqualTo(before);
        });
    }

    private interface Check {
        void run(AdminApi api, TopicLog log, Bucket bucket);
    }

    private static void withArchive(Servers servers, Check check) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(1);
                Bucket bucket = new Bucket(servers, name);
                RunningSink sink = RunningSink.start(servers, name)) {
            log.write(450);
            ArchivesEveryRecordOnceIT.awaitArchived(sink);
            check.run(new AdminApi(sink), log, bucket);
        }
    }

    private static String retract(AdminApi api, long first, long last) {
        HttpResponse<String> answer = api.post(
                RETRACTIONS,
                "{\"partition\":0,\"firstOffset\":" + first + ",\"lastOffset\":" + last + ",\"reason\":\"a mistake\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode retraction = JsonMapper.shared().readTree(answer.body());
        assertThat(retraction.required("records").asLong()).isEqualTo(last - first + 1);
        return retraction.required("id").asString();
    }

    private static HttpResponse<String> post(AdminApi api, String path) {
        return api.post(RETRACTIONS + "/" + path, "");
    }
}

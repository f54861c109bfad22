package org.customerapi.sink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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
class ArchivesEveryRecordOnceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void archivesRecordsOfEveryShapeExactly(Servers servers) {
        String name = servers.namespace();
        byte[] binary = {(byte) 0xff, 0, (byte) 0xc3, 0x28};
        byte[] text = "Öberg".getBytes(StandardCharsets.UTF_8);
        try (TopicLog log = new TopicLog(servers, name).create(2);
                Bucket bucket = new Bucket(servers, name);
                RunningSink sink = RunningSink.start(servers, name)) {
            log.write(0, text, text, Map.of("ce_type", text, "binary", binary));
            log.write(0, null, text, Map.of());
            log.write(1, text, null, Map.of());
            log.write(1, binary, binary, Map.of());
            log.write(500);
            awaitArchived(sink);
            assertThat(bucket.records())
                    .containsExactlyInAnyOrderElementsOf(
                            log.read().stream().map(Bucket::canonical).toList());
            assertThat(bucket.keys())
                    .allMatch(key -> key.matches(
                            "topic=" + name + "/date=\\d{4}-\\d\\d-\\d\\d/hour=\\d\\d/[01]-\\d{20}\\.ndjson\\.gz"));
            assertClean(sink);
        }
    }

    @Test
    void describesEachObjectInItsMetadata(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(1);
                Bucket bucket = new Bucket(servers, name);
                RunningSink sink = RunningSink.start(servers, name)) {
            log.write(150);
            awaitArchived(sink);
            List<String> keys = bucket.keys();
            assertThat(keys).hasSize(2);
            assertThat(bucket.metadata(keys.getFirst()))
                    .containsEntry("first-offset", "0")
                    .containsEntry("last-offset", "99")
                    .containsEntry("record-count", "100")
                    .containsKey("sha256");
            assertThat(bucket.metadata(keys.getLast()))
                    .containsEntry("first-offset", "100")
                    .containsEntry("last-offset", "149");
        }
    }

    @Test
    void goesOnWhereItStoppedWithOtherLimits(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(3);
                Bucket bucket = new Bucket(servers, name)) {
            for (String limit : List.of("7", "1000", "31")) {
                try (RunningSink sink = RunningSink.start(
                        servers, name, servers.s3().endpoint(), Map.of("archive.max-records", limit))) {
                    log.write(200);
                    await().atMost(PATIENCE).until(() -> bucket.keys().size() > 10);
                    assertThat(sink.uri()).isNotNull();
                }
                log.write(100);
            }
            try (RunningSink sink = RunningSink.start(servers, name)) {
                awaitArchived(sink);
                assertThat(bucket.records())
                        .containsExactlyInAnyOrderElementsOf(
                                log.read().stream().map(Bucket::canonical).toList());
                assertClean(sink);
            }
        }
    }

    @Test
    void sharesThePartitionsWithASecondInstanceAndTakesThemBack(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(4);
                Bucket bucket = new Bucket(servers, name);
                RunningSink first = RunningSink.start(servers, name)) {
            log.write(400);
            try (RunningSink second = RunningSink.start(servers, name)) {
                log.write(400);
                awaitArchived(second);
            }
            log.write(400);
            awaitArchived(first);
            assertThat(bucket.records())
                    .containsExactlyInAnyOrderElementsOf(
                            log.read().stream().map(Bucket::canonical).toList());
            assertClean(first);
        }
    }

    @Test
    void tellsOfRecordsThatRetentionTookBeforeTheyWereArchived(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(1)) {
            log.write(50);
            try (RunningSink sink = RunningSink.start(servers, name)) {
                awaitArchived(sink);
            }
            log.write(50);
            log.deleteBefore(0, 80);
            try (RunningSink sink = RunningSink.start(servers, name)) {
                awaitArchived(sink);
                List<JsonNode> lines = new AdminApi(sink).verify();
                assertThat(lines).hasSize(2);
                assertThat(lines.getFirst().required("finding").asString()).isEqualTo("gap");
                assertThat(lines.getFirst().required("firstOffset").asLong()).isEqualTo(50);
                assertThat(lines.getFirst().required("lastOffset").asLong()).isEqualTo(79);
                assertThat(new AdminApi(sink).get("/metrics").body())
                        .containsPattern("archive_lost_records_total\\{.*partition=\"0\".*} 30\\.0");
            }
        }
    }

    static void awaitArchived(RunningSink sink) {
        AdminApi api = new AdminApi(sink);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> api.lag() == 0);
    }

    static void assertClean(RunningSink sink) {
        List<JsonNode> lines = new AdminApi(sink).verify();
        assertThat(lines).hasSize(1);
        assertThat(lines.getLast().required("verdict").asString()).isEqualTo("clean");
        assertThat(lines.getLast().required("comparedWithKafka").asBoolean()).isTrue();
    }
}

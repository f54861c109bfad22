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
import org.customerapi.sink.testing.RunningArchive;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WithServers({Server.KAFKA, Server.S3})
class ArchivesEveryRecordOnceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void archivesRecordsOfEveryShapeExactlyAndDescribesEachObject(Servers servers) {
        try (RunningArchive archive = RunningArchive.of(servers, 2, ArchivesEveryRecordOnceIT::writeEveryShape)) {
            Bucket bucket = archive.bucket();
            assertThat(bucket.records())
                    .containsExactlyInAnyOrderElementsOf(
                            archive.log().read().stream().map(Bucket::canonical).toList());
            List<String> keys = bucket.keys();
            assertThat(keys)
                    .allMatch(key -> key.matches("topic=" + archive.log().name()
                            + "/date=\\d{4}-\\d\\d-\\d\\d/hour=\\d\\d/[01]-\\d{20}\\.ndjson\\.gz"));
            assertThat(bucket.metadata(keys.getFirst()))
                    .containsEntry("first-offset", "0")
                    .containsEntry("last-offset", "99")
                    .containsEntry("record-count", "100")
                    .containsKey("sha256");
            assertThat(bucket.metadata(keys.getLast()))
                    .containsEntry("first-offset", "200")
                    .containsEntry("last-offset", "251");
            archive.sink().assertClean();
        }
    }

    private static void writeEveryShape(TopicLog log, int partition) {
        byte[] binary = {(byte) 0xff, 0, (byte) 0xc3, 0x28};
        byte[] text = "Öberg".getBytes(StandardCharsets.UTF_8);
        log.write(partition, text, text, Map.of("ce_type", text, "binary", binary));
        log.write(partition, null, binary, Map.of());
        log.write(partition, binary, null, Map.of());
        log.write(partition, binary, text, Map.of());
        log.writeTo(partition, 248);
    }

    @Test
    void goesOnWhereItStoppedWithOtherLimits(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(3);
                Bucket bucket = new Bucket(servers, name)) {
            for (String limit : List.of("7", "31")) {
                try (RunningSink sink = RunningSink.start(
                        servers, name, servers.s3().endpoint(), Map.of("archive.max-records", limit))) {
                    int before = bucket.keys().size();
                    log.write(200);
                    await().atMost(PATIENCE).until(() -> bucket.keys().size() > before + 3);
                    assertThat(sink.uri()).isNotNull();
                }
                log.write(100);
            }
            try (RunningSink sink = RunningSink.start(servers, name)) {
                sink.awaitArchived();
                assertThat(bucket.records())
                        .containsExactlyInAnyOrderElementsOf(
                                log.read().stream().map(Bucket::canonical).toList());
                sink.assertClean();
            }
        }
    }

    @Test
    void fillsGapsWhenItIsSetBackBeforeThem(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(1);
                Bucket bucket = new Bucket(servers, name)) {
            log.write(350);
            try (RunningSink sink = RunningSink.start(servers, name)) {
                sink.awaitArchived();
            }
            List<String> before = bucket.keys();
            bucket.delete(before.getFirst());
            bucket.delete(before.get(2));
            log.commit(0, 0);
            Map<String, String> larger = Map.of("archive.max-records", "150");
            try (RunningSink sink =
                    RunningSink.start(servers, name, servers.s3().endpoint(), larger)) {
                await().atMost(PATIENCE).until(() -> bucket.keys().size() >= before.size());
                assertThat(bucket.keys()).isEqualTo(before);
                sink.assertClean();
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
            first.awaitArchived();
            double before = first.objectsPut();
            try (RunningSink second = RunningSink.start(servers, name)) {
                await().atMost(PATIENCE).until(() -> second.partitions().size() == 2);
                log.write(400);
                second.awaitArchived();
                assertThat(first.partitions()).hasSize(2).doesNotContainAnyElementsOf(second.partitions());
                await().atMost(PATIENCE).until(() -> first.objectsPut() > before && second.objectsPut() > 0);
            }
            log.write(400);
            first.awaitArchived();
            assertThat(bucket.records())
                    .containsExactlyInAnyOrderElementsOf(
                            log.read().stream().map(Bucket::canonical).toList());
            first.assertClean();
        }
    }

    @Test
    void tellsOfRecordsThatRetentionTookBeforeTheyWereArchived(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(1)) {
            log.write(50);
            try (RunningSink sink = RunningSink.start(servers, name)) {
                sink.awaitArchived();
            }
            log.write(50);
            log.deleteBefore(0, 80);
            try (RunningSink sink = RunningSink.start(servers, name)) {
                sink.awaitArchived();
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
}

package org.customerapi.sink;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.AdminApi;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.DuckDb;
import org.customerapi.sink.testing.FaultyS3;
import org.customerapi.sink.testing.RunningArchive;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.SinkProcess;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WithServers({Server.KAFKA, Server.S3})
class ArchivesParquetBesideIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> WITH_PARQUET = Map.of("archive.formats", "ndjson,parquet");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void hasEachRecordOnceInColumnsThatOthersRead(Servers servers) {
        try (RunningArchive archive =
                RunningArchive.of(servers, WITH_PARQUET, 2, ArchivesParquetBesideIT::writeEveryShape)) {
            DuckDb read = assertEachRecordOnce(archive.log(), archive.bucket());
            assertThat(read.query("SELECT DISTINCT topic FROM archive"))
                    .containsExactly(archive.log().name());
            assertThat(read.query("SELECT count(*) FROM archive WHERE date IS NULL OR hour IS NULL"))
                    .containsExactly("0");
            assertThat(read.query("SELECT kafka_offset FROM archive WHERE ce_type = 'Öberg' AND kafka_partition = 0"))
                    .containsExactly("0");
            archive.sink().assertClean();
        }
    }

    @Test
    void followsARetractionAndWhatIsArchivedAgain(Servers servers) {
        try (RunningArchive archive =
                RunningArchive.of(servers, WITH_PARQUET, 1, (log, partition) -> log.writeTo(partition, 250))) {
            List<String> before = archive.bucket().keys();
            AdminApi api = archive.api();
            String id = api.retract(0, 100, 199);
            assertThat(archive.bucket().keys())
                    .doesNotContain(before.get(1), before.get(4))
                    .contains("retracted/" + id + "/" + before.get(1), "retracted/" + id + "/" + before.get(4));
            assertThat(api.post("/v1/admin/archive/retractions/" + id + "/undo", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(archive.bucket().keys()).containsAll(before);
            String again = api.retract(0, 0, 199);
            assertThat(api.post("/v1/admin/archive/retractions/" + again + "/rearchive", "")
                            .statusCode())
                    .isEqualTo(200);
            assertEachRecordOnce(archive.log(), archive.bucket());
        }
    }

    @Test
    void makesTheCopyThatAKilledProcessOwed(Servers servers) {
        String name = servers.namespace();
        Map<String, String> settings = new HashMap<>(WITH_PARQUET);
        settings.put("spring.kafka.consumer.properties.session.timeout.ms", "2000");
        try (TopicLog log = new TopicLog(servers, name).create(1);
                Bucket bucket = new Bucket(servers, name)) {
            log.write(150);
            try (FaultyS3 s3 = new FaultyS3(servers.s3().endpoint())) {
                s3.failNext(1, FaultyS3.Fault.SILENCE, FaultyS3.Moment.PARQUET);
                try (SinkProcess sink = SinkProcess.service(servers, name, s3.endpoint(), settings)) {
                    await().atMost(PATIENCE).until(() -> s3.faults() == 1);
                    sink.kill();
                }
            }
            assertThat(bucket.keys()).hasSize(1);
            settings.put("archive.max-records", "70");
            try (RunningSink sink =
                    RunningSink.start(servers, name, servers.s3().endpoint(), settings)) {
                sink.awaitArchived();
                await().atMost(PATIENCE).until(() -> log.committed(0) == 150);
                assertEachRecordOnce(log, bucket);
                assertThat(bucket.keys()).hasSize(4);
            }
        }
    }

    private DuckDb assertEachRecordOnce(TopicLog log, Bucket bucket) {
        bucket.download("parquet/", folder);
        DuckDb read = new DuckDb(folder);
        List<String> records = log.read().stream().map(Bucket::canonical).toList();
        assertThat(read.records()).containsExactlyInAnyOrderElementsOf(records);
        assertThat(bucket.recordsIn(bucket.keys().stream()
                        .filter(key -> key.startsWith("topic="))
                        .toList()))
                .containsExactlyInAnyOrderElementsOf(records);
        return read;
    }

    private static void writeEveryShape(TopicLog log, int partition) {
        byte[] binary = {(byte) 0xff, 0, (byte) 0xc3, 0x28};
        byte[] text = "Öberg".getBytes(StandardCharsets.UTF_8);
        log.write(partition, text, text, Map.of("ce_type", text, "binary", binary));
        log.write(partition, null, binary, Map.of("ce_type", binary));
        log.write(partition, binary, null, Map.of());
        log.writeTo(partition, 250);
    }
}

package org.customerapi.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.AdminApi;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.FaultyS3;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.SinkProcess;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WithServers({Server.KAFKA, Server.S3})
class PutsLargeObjectsInPartsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int FAULTS = 2;
    private static final int RECORDS = 7;
    private static final int RECORD_BYTES = 900_000;
    private static final Map<String, String> IN_PARTS = Map.of(
            "s3.part-size", "5MB",
            "s3.timeout", "5s",
            "archive.gzip-level", "1",
            "spring.kafka.consumer.properties.session.timeout.ms", "6000",
            "archive.max-records", Integer.toString(RECORDS),
            "archive.max-age", "1h");

    @ParameterizedTest
    @CsvSource({"SLOW_DOWN, SECOND_PART", "LOST_ANSWER, COMPLETION"})
    void putsItOnceInPartsWhateverFails(FaultyS3.Fault fault, FaultyS3.Moment moment, Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(1);
                Bucket bucket = new Bucket(servers, name);
                FaultyS3 s3 = new FaultyS3(servers.s3().endpoint())) {
            log.writeIncompressible(0, RECORDS, RECORD_BYTES);
            s3.failNext(FAULTS, fault, moment);
            try (RunningSink sink = RunningSink.start(servers, name, s3.endpoint(), IN_PARTS)) {
                await().atMost(PATIENCE).until(() -> s3.faults() == FAULTS);
                assertEachRecordOnce(sink, log, bucket);
                assertThat(bucket.keys()).hasSize(1);
                assertThat(bucket.parts(bucket.keys().getFirst())).isEqualTo(2);
            }
        }
    }

    @Test
    void abortsWhatFailedBeforeItIsTriedAgain(Servers servers) {
        String name = servers.namespace();
        Map<String, String> patient = new HashMap<>(IN_PARTS);
        patient.putAll(Map.of("archive.retry-first", "10m", "archive.retry-ceiling", "10m", "s3.timeout", "60s"));
        try (TopicLog log = new TopicLog(servers, name).create(1);
                Bucket bucket = new Bucket(servers, name);
                FaultyS3 s3 = new FaultyS3(servers.s3().endpoint())) {
            log.writeIncompressible(0, RECORDS, RECORD_BYTES);
            s3.failNext(1, FaultyS3.Fault.SLOW_DOWN, FaultyS3.Moment.SECOND_PART);
            try (RunningSink sink = RunningSink.start(servers, name, s3.endpoint(), patient)) {
                await().atMost(PATIENCE).until(() -> s3.faults() == 1);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(bucket.unfinished()).isEmpty());
                assertThat(new AdminApi(sink).lag()).isEqualTo(RECORDS);
            }
        }
    }

    @Test
    void startsAgainAfterAKillBetweenPartsAndClearsAwayWhatWasLeft(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(1);
                Bucket bucket = new Bucket(servers, name)) {
            log.writeIncompressible(0, RECORDS, RECORD_BYTES);
            try (FaultyS3 s3 = new FaultyS3(servers.s3().endpoint())) {
                s3.failNext(1, FaultyS3.Fault.SILENCE, FaultyS3.Moment.SECOND_PART);
                try (SinkProcess sink = SinkProcess.service(servers, name, s3.endpoint(), IN_PARTS)) {
                    await().atMost(PATIENCE).until(() -> s3.faults() == 1);
                    sink.kill();
                }
            }
            assertThat(bucket.keys()).isEmpty();
            assertThat(bucket.unfinished()).hasSize(1);
            Map<String, String> small = Map.of("archive.max-records", "5");
            try (RunningSink sink =
                    RunningSink.start(servers, name, servers.s3().endpoint(), small)) {
                assertEachRecordOnce(sink, log, bucket);
            }
        }
    }

    /** Only what is committed is done with: an object may be there before its sink knows that. */
    private static void assertEachRecordOnce(RunningSink sink, TopicLog log, Bucket bucket) {
        await().atMost(PATIENCE).until(() -> log.committed(0) == RECORDS);
        assertThat(bucket.records())
                .containsExactlyInAnyOrderElementsOf(
                        log.read().stream().map(Bucket::canonical).toList());
        assertThat(bucket.unfinished()).isEmpty();
        sink.assertClean();
    }
}

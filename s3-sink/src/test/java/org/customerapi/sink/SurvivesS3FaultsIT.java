package org.customerapi.sink;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.AdminApi;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.FaultyS3;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WithServers({Server.KAFKA, Server.S3})
@ExtendWith(OutputCaptureExtension.class)
class SurvivesS3FaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource(value = FaultyS3.Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void archivesEverythingOnceAfterAFault(FaultyS3.Fault fault, Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(2);
                Bucket bucket = new Bucket(servers, name);
                FaultyS3 s3 = new FaultyS3(servers.s3().endpoint());
                RunningSink sink = RunningSink.start(servers, name, s3.endpoint(), Map.of("s3.timeout", "1s"))) {
            log.write(100);
            ArchivesEveryRecordOnceIT.awaitArchived(sink);
            s3.fail(fault);
            log.write(1000);
            await().atMost(PATIENCE).until(() -> s3.faults() >= 4);
            s3.recover();
            ArchivesEveryRecordOnceIT.awaitArchived(sink);
            assertThat(bucket.records())
                    .containsExactlyInAnyOrderElementsOf(
                            log.read().stream().map(Bucket::canonical).toList());
            ArchivesEveryRecordOnceIT.assertClean(sink);
            assertThat(new AdminApi(sink).get("/metrics").body())
                    .containsPattern("archive_failures_total\\{.*step=\"publish\".*} [1-9]");
        }
    }

    @Test
    void logsEachFailedAttemptOnceWithAllThatIsKnown(Servers servers, CapturedOutput output) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(1);
                FaultyS3 s3 = new FaultyS3(servers.s3().endpoint());
                RunningSink sink = RunningSink.start(servers, name, s3.endpoint(), Map.of())) {
            log.write(1);
            ArchivesEveryRecordOnceIT.awaitArchived(sink);
            s3.failNext(3, FaultyS3.Fault.SLOW_DOWN);
            log.write(20);
            ArchivesEveryRecordOnceIT.awaitArchived(sink);
            assertThat(output.getOut().lines().filter(line -> line.contains("reason=\"503 SlowDown\"")))
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line)
                            .contains("topic=\"" + name + "\"")
                            .contains("partition=\"0\"")
                            .contains("step=\"publish\"")
                            .contains("firstOffset=\"1\"")
                            .contains("lastOffset=\"20\"")
                            .contains("0-00000000000000000001.ndjson.gz")
                            .contains("cause=")
                            .contains("nextTry="))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("attempt=\"1\""),
                            second -> assertThat(second).contains("attempt=\"2\""),
                            third -> assertThat(third).contains("attempt=\"3\""));
        }
    }

    @Test
    void staysInTheGroupWhileS3IsAwayForLong(Servers servers, CapturedOutput output) {
        String name = servers.namespace();
        Map<String, String> impatient = Map.of(
                "spring.kafka.consumer.max-poll-interval", "3s",
                "spring.kafka.consumer.properties.session.timeout.ms", "6000");
        try (TopicLog log = new TopicLog(servers, name).create(1);
                FaultyS3 s3 = new FaultyS3(servers.s3().endpoint());
                RunningSink sink = RunningSink.start(servers, name, s3.endpoint(), impatient)) {
            log.write(1);
            ArchivesEveryRecordOnceIT.awaitArchived(sink);
            s3.fail(FaultyS3.Fault.SLOW_DOWN);
            log.write(500);
            await().atMost(PATIENCE).until(() -> s3.faults() >= 20);
            s3.recover();
            ArchivesEveryRecordOnceIT.awaitArchived(sink);
            assertThat(output).doesNotContain("Lost these partitions");
        }
    }
}

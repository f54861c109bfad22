package org.customerapi.sink;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class SurvivesS3FaultsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(8);
    private static final Pattern FAILURES =
            Pattern.compile("archive_failures_total\\{.*step=\"publish\".*} ([0-9.E]+)");

    private final TopicLog log;
    private final Bucket bucket;
    private final FaultyS3 s3;
    private final RunningSink sink;

    SurvivesS3FaultsIT(Servers servers) {
        String name = servers.namespace();
        log = new TopicLog(servers, name).create(2);
        bucket = new Bucket(servers, name);
        s3 = new FaultyS3(servers.s3().endpoint());
        sink = RunningSink.start(servers, name, s3.endpoint(), Map.of("s3.timeout", "1s"));
    }

    @BeforeAll
    void archiveSomething() {
        log.write(100);
        sink.awaitArchived();
    }

    @AfterAll
    void end() {
        sink.close();
        s3.close();
        bucket.close();
        log.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultyS3.Fault.class,
            names = {"NONE", "HELD"},
            mode = EnumSource.Mode.EXCLUDE)
    void archivesEverythingOnceAfterAFault(FaultyS3.Fault fault) {
        int before = s3.faults();
        double told = failuresTold();
        s3.fail(fault);
        log.write(300);
        await().atMost(PATIENCE).until(() -> s3.faults() >= before + 4);
        s3.recover();
        sink.awaitArchived();
        assertThat(bucket.records())
                .containsExactlyInAnyOrderElementsOf(
                        log.read().stream().map(Bucket::canonical).toList());
        sink.assertClean();
        assertThat(failuresTold()).isGreaterThan(told);
    }

    @Test
    void logsEachFailedAttemptOnceWithAllThatIsKnown(Servers servers, CapturedOutput output) {
        String name = servers.namespace();
        Map<String, String> byCount = Map.of("archive.max-records", "20", "archive.max-age", "1h");
        try (TopicLog log = new TopicLog(servers, name).create(1);
                FaultyS3 s3 = new FaultyS3(servers.s3().endpoint());
                RunningSink sink = RunningSink.start(servers, name, s3.endpoint(), byCount)) {
            log.write(20);
            sink.awaitArchived();
            s3.failNext(3, FaultyS3.Fault.SLOW_DOWN);
            log.write(20);
            sink.awaitArchived();
            assertThat(output.getOut().lines().filter(line -> line.contains("reason=\"503 SlowDown\"")))
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line)
                            .contains("topic=\"" + name + "\"")
                            .contains("partition=\"0\"")
                            .contains("step=\"publish\"")
                            .contains("firstOffset=\"20\"")
                            .contains("lastOffset=\"39\"")
                            .contains("0-00000000000000000020.ndjson.gz")
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
        Map<String, String> impatient =
                Map.of("spring.kafka.consumer.max-poll-interval", POLL_INTERVAL.toMillis() + "ms");
        try (TopicLog log = new TopicLog(servers, name).create(1);
                FaultyS3 s3 = new FaultyS3(servers.s3().endpoint());
                RunningSink sink = RunningSink.start(servers, name, s3.endpoint(), impatient)) {
            log.write(1);
            sink.awaitArchived();
            s3.fail(FaultyS3.Fault.SLOW_DOWN);
            log.write(500);
            await().pollDelay(POLL_INTERVAL.multipliedBy(2)).atMost(PATIENCE).until(() -> s3.faults() >= 5);
            s3.recover();
            sink.awaitArchived();
            assertThat(output).doesNotContain("Lost these partitions");
        }
    }

    private double failuresTold() {
        return FAILURES.matcher(new AdminApi(sink).get("/metrics").body())
                .results()
                .mapToDouble(figure -> Double.parseDouble(figure.group(1)))
                .sum();
    }
}

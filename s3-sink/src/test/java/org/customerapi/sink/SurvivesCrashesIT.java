package org.customerapi.sink;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.FaultyS3;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.SinkProcess;
import org.customerapi.sink.testing.SteadyWriter;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kills at random happen fifty times with the system property {@code soak}, and as before with the {@code seed} that was told. */
@WithServers({Server.KAFKA, Server.S3})
class SurvivesCrashesIT {

    private static final Logger LOG = LoggerFactory.getLogger(SurvivesCrashesIT.class);
    private static final String SEED_PROPERTY = "seed";
    private static final long SEED =
            Long.getLong(SEED_PROPERTY, RandomGenerator.getDefault().nextLong());
    private static final int ROUNDS = Boolean.getBoolean("soak") ? 50 : 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration COMMITTING = Duration.ofMillis(300);
    private static final Map<String, String> SHORT_SESSION =
            Map.of("spring.kafka.consumer.properties.session.timeout.ms", "2000");

    @Test
    void archivesEachRecordOnceThroughKillsAtRandom(Servers servers) {
        String name = servers.namespace();
        Random random = new Random(SEED);
        LOG.info("The kills follow from -D{}={}", SEED_PROPERTY, SEED);
        try (TopicLog log = new TopicLog(servers, name).create(4);
                Bucket bucket = new Bucket(servers, name)) {
            try (SteadyWriter _ = SteadyWriter.to(log)) {
                for (int round = 0; round < ROUNDS; round++) {
                    killAfter(random.nextInt(1, 8), servers, name, bucket);
                }
            }
            assertEachRecordOnce(servers, name, log, bucket);
        }
    }

    private static void killAfter(int objects, Servers servers, String name, Bucket bucket) {
        int before = bucket.keys().size();
        try (SinkProcess sink = start(servers, name, servers.s3().endpoint())) {
            await().atMost(PATIENCE).until(() -> bucket.keys().size() >= before + objects);
            sink.kill();
        }
    }

    @Test
    void archivesEachRecordOnceThroughKillsBeforeAndAfterThePut(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(2);
                Bucket bucket = new Bucket(servers, name)) {
            killAt(FaultyS3.Fault.SILENCE, servers, log, bucket);
            killAt(FaultyS3.Fault.DONE_IN_SILENCE, servers, log, bucket);
            assertEachRecordOnce(servers, name, log, bucket);
        }
    }

    private static void killAt(FaultyS3.Fault moment, Servers servers, TopicLog log, Bucket bucket) {
        int before = bucket.keys().size();
        log.write(150);
        try (FaultyS3 s3 = new FaultyS3(servers.s3().endpoint());
                SinkProcess sink = start(servers, log.name(), s3.endpoint())) {
            await().atMost(PATIENCE).until(() -> bucket.keys().size() >= before + 2);
            s3.fail(moment);
            log.write(500);
            await().atMost(PATIENCE).until(() -> s3.faults() >= 2);
            sink.kill();
        }
    }

    @Test
    void archivesEachRecordOnceThroughAKillWhileItsCommitIsUnderWay(Servers shared) {
        String name = shared.namespace();
        try (Servers servers = Servers.dedicated(Server.KAFKA, Server.S3);
                TopicLog log = new TopicLog(servers, name).create(2);
                Bucket bucket = new Bucket(servers, name)) {
            servers.s3().createBucket(name);
            log.write(150);
            try (FaultyS3 s3 = new FaultyS3(servers.s3().endpoint());
                    SinkProcess sink = start(servers, name, s3.endpoint())) {
                s3.fail(FaultyS3.Fault.HELD);
                await().atMost(PATIENCE).until(() -> s3.faults() == 2);
                servers.kafka().pause();
                s3.recover();
                await().atMost(PATIENCE).until(() -> bucket.keys().size() == 2);
                await().pollDelay(COMMITTING).until(() -> true);
                sink.kill();
                servers.kafka().resume();
            }
            assertEachRecordOnce(servers, name, log, bucket);
        }
    }

    @Test
    void goesOnWithOtherPartitionsWhileTheDiskRefusesOne(Servers servers) {
        String name = servers.namespace();
        Map<String, String> fiveAnObject = Map.of(
                "archive.max-records", "5",
                "archive.max-age", "1h",
                "spring.kafka.consumer.properties.session.timeout.ms", "2000");
        try (TopicLog log = new TopicLog(servers, name).create(2);
                Bucket bucket = new Bucket(servers, name)) {
            log.writeIncompressible(0, 5, 900_000);
            try (SinkProcess sink = SinkProcess.serviceOnAFullDisk(servers, name, fiveAnObject)) {
                await().atMost(PATIENCE).until(() -> sink.output().contains("step=\"spool\""));
                log.writeTo(1, 20);
                await().atMost(PATIENCE).until(() -> log.committed(1) == 20);
                assertThat(sink.output()).contains("reason=\"disk\"");
                assertThat(bucket.keys()).hasSize(4).noneMatch(key -> key.contains("/0-"));
                sink.kill();
            }
            assertEachRecordOnce(servers, name, log, bucket);
        }
    }

    @Test
    void archivesEachRecordOnceWhenAPausedInstanceWakesUpAfterItsPartitionsWereTaken(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(4);
                Bucket bucket = new Bucket(servers, name);
                SinkProcess paused = start(servers, name, servers.s3().endpoint())) {
            log.write(300);
            await().atMost(PATIENCE).until(() -> bucket.keys().size() >= 4);
            log.write(150);
            paused.pause();
            try (RunningSink other =
                    RunningSink.start(servers, name, servers.s3().endpoint(), SHORT_SESSION)) {
                log.write(300);
                other.awaitArchived();
                paused.resume();
                log.write(300);
                await().atMost(PATIENCE).until(() -> paused.output().contains("Lost these partitions"));
                other.awaitArchived();
            }
            assertEachRecordOnce(servers, name, log, bucket);
        }
    }

    private static SinkProcess start(Servers servers, String name, URI s3) {
        return SinkProcess.service(servers, name, s3, SHORT_SESSION);
    }

    private static void assertEachRecordOnce(Servers servers, String name, TopicLog log, Bucket bucket) {
        try (RunningSink sink = RunningSink.start(servers, name)) {
            sink.awaitArchived();
            assertThat(bucket.records())
                    .containsExactlyInAnyOrderElementsOf(
                            log.read().stream().map(Bucket::canonical).toList());
            sink.assertClean();
        }
    }
}

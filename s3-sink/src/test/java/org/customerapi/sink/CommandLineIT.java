package org.customerapi.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.SinkProcess;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.KAFKA, Server.S3})
class CommandLineIT {

    @Test
    void looksIntoTheArchiveAndTakesFromItWithoutTheService(Servers servers) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(1);
                Bucket bucket = new Bucket(servers, name)) {
            log.write(250);
            try (RunningSink sink = RunningSink.start(servers, name)) {
                sink.awaitArchived();
            }
            try (SinkProcess list = SinkProcess.command(servers, name, "list");
                    SinkProcess verify = SinkProcess.command(servers, name, "verify");
                    SinkProcess cat =
                            SinkProcess.command(servers, name, "cat", "--from-offset", "99", "--to-offset", "100");
                    SinkProcess restore = SinkProcess.command(servers, name, "restore", "--to", name + "-restored")) {
                assertThat(outputOf(list, 0)).containsPattern("0 +0 +249 +3 ");
                assertThat(outputOf(verify, 0))
                        .contains("250 records in 3 objects")
                        .contains(": clean");
                assertThat(outputOf(cat, 0))
                        .hasLineCount(2)
                        .contains("\"offset\":99,")
                        .contains("\"offset\":100,");
                assertThat(outputOf(restore, 0)).contains("Restored: 250 records");
            }
            try (TopicLog restored = new TopicLog(servers, name + "-restored")) {
                assertThat(restored.contents()).isEqualTo(log.contents());
            }
            bucket.delete(bucket.keys().get(1));
            try (SinkProcess verify = SinkProcess.command(servers, name, "verify")) {
                assertThat(outputOf(verify, 1))
                        .contains("gap partition 0 [100..199]")
                        .contains("DAMAGED");
            }
        }
    }

    @Test
    void tellsInOneLineWhatItCannotDo(Servers servers) {
        String name = servers.namespace();
        servers.s3().createBucket(name);
        try (SinkProcess retract = SinkProcess.command(
                        servers,
                        name,
                        "retract",
                        "--partition",
                        "0",
                        "--from-offset",
                        "0",
                        "--to-offset",
                        "9",
                        "--reason",
                        "x");
                SinkProcess restore = SinkProcess.command(servers, name, "restore")) {
            assertThat(outputOf(retract, 2)).hasLineCount(1).contains("no object of partition 0 lies in [0..9]");
            assertThat(outputOf(restore, 2)).contains("Missing required option: '--to=TOPIC'");
        }
    }

    @Test
    void refusesToStartWithoutItsSecretsAndItsBucketInOneSentence(Servers servers) {
        String bucket = servers.namespace();
        String missing = servers.namespace();
        servers.s3().createBucket(bucket);
        try (SinkProcess bucketless = service(servers, bucket, "EVENT_BUCKET_NAME", missing);
                SinkProcess keyless = service(servers, bucket, "JWT_SECRET_KEY", "short");
                SinkProcess nameless = service(servers, bucket, "EVENT_BUCKET_NAME", "")) {
            assertRefused(bucketless, "there is no bucket '" + missing + "'");
            assertRefused(keyless, "JWT_SECRET_KEY has 5 bytes");
            assertRefused(nameless, "EVENT_BUCKET_NAME is not set");
        }
    }

    private static SinkProcess service(Servers servers, String name, String setting, String value) {
        Map<String, String> environment = new HashMap<>(SinkProcess.environment(servers, name));
        environment.put(setting, value);
        return SinkProcess.bare(environment);
    }

    private static void assertRefused(SinkProcess sink, String sentence) {
        List<String> lines = outputOf(sink, 1).lines().toList();
        assertThat(lines).anyMatch(line -> line.contains(sentence)).noneMatch(line -> line.startsWith("\tat "));
    }

    private static String outputOf(SinkProcess process, int exitCode) {
        assertThat(process.exitCode()).as(process.output()).isEqualTo(exitCode);
        return process.output();
    }
}

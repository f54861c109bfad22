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
            try (RunningSink sink = RunningSink.start(servers, name)) {
                log.write(250);
                ArchivesEveryRecordOnceIT.awaitArchived(sink);
            }
            assertThat(run(servers, name, 0, "list")).containsPattern("0 +0 +249 +3 ");
            assertThat(run(servers, name, 0, "verify"))
                    .contains("250 records in 3 objects")
                    .contains(": clean");
            assertThat(run(servers, name, 0, "cat", "--from-offset", "99", "--to-offset", "100"))
                    .hasLineCount(2)
                    .contains("\"offset\":99,")
                    .contains("\"offset\":100,");
            assertThat(run(servers, name, 0, "restore", "--to", name + "-restored"))
                    .contains("Restored: 250 records");
            try (TopicLog restored = new TopicLog(servers, name + "-restored")) {
                assertThat(restored.contents()).isEqualTo(log.contents());
            }
            bucket.delete(bucket.keys().get(1));
            assertThat(run(servers, name, 1, "verify"))
                    .contains("gap partition 0 [100..199]")
                    .contains("DAMAGED");
        }
    }

    @Test
    void tellsInOneLineWhatItCannotDo(Servers servers) {
        String name = servers.namespace();
        servers.s3().createBucket(name);
        assertThat(run(
                        servers,
                        name,
                        2,
                        "retract",
                        "--partition",
                        "0",
                        "--from-offset",
                        "0",
                        "--to-offset",
                        "9",
                        "--reason",
                        "x"))
                .hasLineCount(1)
                .contains("no object of partition 0 lies in [0..9]");
        assertThat(run(servers, name, 2, "restore")).contains("Missing required option: '--to=TOPIC'");
    }

    @Test
    void refusesToStartWithoutItsSecretsAndItsBucketInOneSentence(Servers servers) {
        String name = servers.namespace();
        assertRefused(servers, name, Map.of(), "there is no bucket '" + name + "'");
        servers.s3().createBucket(name);
        assertRefused(servers, name, Map.of("JWT_SECRET_KEY", "short"), "JWT_SECRET_KEY is not set");
        assertRefused(servers, name, Map.of("EVENT_BUCKET_NAME", ""), "EVENT_BUCKET_NAME is not set");
    }

    private static void assertRefused(Servers servers, String name, Map<String, String> settings, String sentence) {
        Map<String, String> environment = new HashMap<>(SinkProcess.environment(servers, name));
        environment.putAll(settings);
        try (SinkProcess sink = SinkProcess.bare(environment)) {
            assertThat(sink.exitCode()).isEqualTo(1);
            List<String> lines = sink.output().lines().toList();
            assertThat(lines).anyMatch(line -> line.contains(sentence)).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    private static String run(Servers servers, String name, int exitCode, String... words) {
        try (SinkProcess command = SinkProcess.command(servers, name, words)) {
            assertThat(command.exitCode()).as(command.output()).isEqualTo(exitCode);
            return command.output();
        }
    }
}

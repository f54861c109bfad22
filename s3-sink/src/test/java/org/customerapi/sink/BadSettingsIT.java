package org.customerapi.sink;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What is wrong is said in a sentence, and how to mend it; nobody has to read a stack trace. */
@WithServers({Server.KAFKA, Server.S3})
@ExtendWith(OutputCaptureExtension.class)
class BadSettingsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spring.kafka.bootstrap-servers | kafka | Kafka cannot be used: Invalid url in bootstrap.servers: kafka",
                "s3.endpoint | localhost:4566 | LOCALSTACK_URL is 'localhost:4566'",
                "archive.gzip-level | 10 | ARCHIVE_GZIP_LEVEL: 1 is fastest, 9 is smallest, and 10 is none of them",
                "OTEL_EXPORTER_OTLP_ENDPOINT | collector | Traces cannot be sent",
            })
    void saysWhichSettingIsOfNoUse(
            String setting, String value, String sentence, Servers servers, CapturedOutput output) {
        assertRefused(servers, servers.namespace(), Map.of(setting, value));

        assertThat(output).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void refusesATopicWithOtherPartitions(Servers servers, CapturedOutput output) {
        String name = servers.namespace();
        try (TopicLog log = new TopicLog(servers, name).create(3)) {
            // A Kafka that is too slow to tell is not waited for: the sink starts, and the next one asks again.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertRefused(servers, log.name(), Map.of("archive.partitions", "12")));
        }

        assertThat(output)
                .contains("EVENTS_TOPIC is '" + name + "': it has to be a topic with 12 partitions, and this one has 3")
                .doesNotContain("\tat ");
    }

    private static void assertRefused(Servers servers, String name, Map<String, String> settings) {
        assertThatThrownBy(() -> RunningSink.start(servers, name, servers.s3().endpoint(), settings)
                        .close())
                .isInstanceOf(RuntimeException.class);
    }
}

package org.customerapi.write;

import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is wrong is said in a sentence, and how to mend it; nobody has to read a stack trace. */
@WithServers({Server.MYSQL, Server.KAFKA})
@ExtendWith(OutputCaptureExtension.class)
class BadSettingsIT {

    @Test
    void refusesATopicWithOtherPartitions(Servers servers, CapturedOutput output) throws Exception {
        Home home = Home.on(servers);
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", servers.kafka().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(home.topic(), 3, (short) 1)))
                    .all()
                    .get();
        }

        assertThatThrownBy(() -> RunningWriteService.start(servers, home)).isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains("The topic " + home.topic() + " has 3 partitions instead of 12")
                .contains("EVENTS_TOPIC")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesAnAdministratorWithAWeakPassword(Servers servers, CapturedOutput output) {
        Home home = Home.on(servers);

        assertThatThrownBy(() -> RunningWriteService.start(
                        servers, home, "--ADMIN_USERNAME=operator", "--ADMIN_PASSWORD=operator"))
                .isInstanceOf(RuntimeException.class);

        assertThat(output)
                .contains("ADMIN_PASSWORD must have 12 to 200 characters")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--spring.kafka.bootstrap-servers=kafka | KAFKA_BOOTSTRAP_SERVERS names 'kafka', which is not host:port",
                "--customerapi.mysql=jdbc:mysql://127.0.0.1:mysql/customers? | MySQL cannot be used",
                "--spring.datasource.password=wrong | MySQL cannot be used: Access denied",
                "--customerapi.jwt.secret-key=short | JWT_SECRET_KEY is shorter than 32 bytes",
                "--COMMAND_WORKERS=0 | COMMAND_WORKERS or COMMAND_GROUP_LIMIT is below 1",
                "--RELAY_LEASE=100ms | RELAY_LEASE is PT0.1S",
                "--RELAY_LEASE=5m | RELAY_LEASE is PT5M",
                "--RELAY_POLL=0s | RELAY_POLL is PT0S with a RELAY_LEASE of PT6S",
                "--MAX_BODY_BYTES=0 | MAX_BODY_BYTES is 0",
                "--ACCESS_TOKEN_LIFETIME=0s | ACCESS_TOKEN_LIFETIME or REFRESH_TOKEN_LIFETIME is less than a second",
                "--OTEL_EXPORTER_OTLP_ENDPOINT=collector | Traces cannot be sent",
            })
    void saysWhichSettingIsOfNoUse(String setting, String sentence, Servers servers, CapturedOutput output) {
        Home home = Home.on(servers);

        assertThatThrownBy(() -> RunningWriteService.start(servers, home, "--DB_CONNECT_RETRIES=0", setting))
                .isInstanceOf(RuntimeException.class);

        assertThat(output).contains(sentence).doesNotContain("\tat ");
    }
}

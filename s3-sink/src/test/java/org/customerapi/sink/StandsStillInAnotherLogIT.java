package org.customerapi.sink;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.AdminApi;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@WithServers({Server.KAFKA, Server.S3})
class StandsStillInAnotherLogIT {

    @Test
    void archivesNothingOfATopicThatWasMadeAnewAndIsLongerThanTheArchive(Servers servers) {
        String name = servers.namespace();
        try (Bucket bucket = new Bucket(servers, name)) {
            archive(servers, name, 150);
            List<String> before = bucket.keys();
            try (TopicLog anew = new TopicLog(servers, name)) {
                anew.create(1);
                anew.write(400);
            }
            try (RunningSink sink = RunningSink.start(servers, name)) {
                AdminApi api = new AdminApi(sink);
                await().atMost(Duration.ofMinutes(4))
                        .untilAsserted(() -> assertThat(api.get("/metrics").body())
                                .containsPattern("archive_failures_total\\{.*reason=\"another log\",step=\"locate\""));
                assertThat(api.lag()).isEqualTo(250);
            }
            assertThat(bucket.keys()).isEqualTo(before);
        }
    }

    private static void archive(Servers servers, String name, int records) {
        try (TopicLog log = new TopicLog(servers, name).create(1)) {
            try (RunningSink sink = RunningSink.start(servers, name)) {
                log.write(records);
                sink.awaitArchived();
            }
            log.delete();
        }
    }
}

package org.customerapi.sink;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.AdminApi;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.KAFKA, Server.S3})
class RestoresExactlyIT {

    @Test
    void writesEveryRecordBackAsItWas(Servers servers) {
        withArchive(servers, (api, log, target) -> {
            assertThat(restore(api, target, "").required("records").asLong()).isEqualTo(704);
            try (TopicLog restored = new TopicLog(servers, target)) {
                assertThat(restored.contents()).isEqualTo(log.contents());
            }
        });
    }

    @Test
    void goesOnWhereItWasWhenItIsAskedForAgain(Servers servers) {
        withArchive(servers, (api, log, target) -> {
            assertThat(restore(api, target, ",\"lastOffset\":150")
                            .required("records")
                            .asLong())
                    .isEqualTo(302);
            JsonNode again = restore(api, target, "");
            assertThat(again.required("records").asLong()).isEqualTo(402);
            assertThat(again.required("skipped").asLong()).isEqualTo(302);
            assertThat(restore(api, target, "").required("records").asLong()).isZero();
            try (TopicLog restored = new TopicLog(servers, target)) {
                assertThat(restored.contents()).isEqualTo(log.contents());
            }
        });
    }

    @Test
    void writesOnlyThePartitionAndOffsetsThatAreAskedFor(Servers servers) {
        withArchive(servers, (api, log, target) -> {
            restore(api, target, ",\"partition\":1,\"firstOffset\":95,\"lastOffset\":205");
            try (TopicLog restored = new TopicLog(servers, target)) {
                assertThat(restored.contents())
                        .containsExactly(Map.entry(1, log.contents(1).subList(95, 206)));
            }
        });
    }

    @Test
    void refusesATopicThatCannotKeepTheRecordsAsTheyAre(Servers servers) {
        withArchive(servers, (api, log, target) -> {
            try (TopicLog append = new TopicLog(servers, target).create(2)) {
                assertThat(append.contents()).isEmpty();
                HttpResponse<String> refused = api.post("/v1/admin/archive/restores", "{\"topic\":\"" + target + "\"}");
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body()).contains("message.timestamp.type is LogAppendTime");
            }
        });
    }

    @Test
    void writesNothingTwiceWhenTheBrokersForgotHowFarItCame(Servers servers) {
        withArchive(servers, (api, log, target) -> {
            restore(api, target, ",\"lastOffset\":150");
            try (TopicLog restored = new TopicLog(servers, target)) {
                Map<Integer, List<String>> before = restored.contents();
                restored.forgetGroup("archive-restore-" + target);
                HttpResponse<String> refused = api.post("/v1/admin/archive/restores", "{\"topic\":\"" + target + "\"}");
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body()).contains("restore to another topic");
                assertThat(restored.contents()).isEqualTo(before);
            }
        });
    }

    @Test
    void beginsAgainAfterADamagedObjectEndedItBeforeAnythingWasVisible(Servers servers) {
        withArchive(servers, (api, log, target) -> {
            try (Bucket bucket = new Bucket(servers, log.name());
                    TopicLog restored = new TopicLog(servers, target)) {
                String second = bucket.keys().get(1);
                byte[] sound = bucket.content(second);
                bucket.tamper(second, Arrays.copyOf(sound, sound.length / 2));
                HttpResponse<String> ended = api.post("/v1/admin/archive/restores", "{\"topic\":\"" + target + "\"}");
                assertThat(ended.body()).doesNotContain("\"done\":true");
                assertThat(restored.contents()).isEmpty();
                bucket.tamper(second, sound);
                restore(api, target, "");
                assertThat(restored.contents()).isEqualTo(log.contents());
            }
        });
    }

    @Test
    void printsTheRecordsThatAreAskedFor(Servers servers) {
        withArchive(servers, (api, log, target) -> {
            List<JsonNode> lines = api.get("/v1/admin/archive/records?partition=0&firstOffset=98&lastOffset=101")
                    .body()
                    .lines()
                    .map(line -> JsonMapper.shared().readTree(line))
                    .toList();
            assertThat(lines)
                    .extracting(line -> line.required("offset").asLong())
                    .containsExactly(98L, 99L, 100L, 101L);
            assertThat(lines)
                    .extracting(line -> line.required("partition").asInt())
                    .containsOnly(0);
            assertThat(api.get("/v1/admin/archive/records?until=2001-01-01T00:00:00Z")
                            .body())
                    .isEmpty();
            assertThat(api.get("/v1/admin/archive/records?firstOffset=5&lastOffset=4")
                            .statusCode())
                    .isEqualTo(400);
        });
    }

    private interface Check {
        void run(AdminApi api, TopicLog log, String target);
    }

    private static void withArchive(Servers servers, Check check) {
        String name = servers.namespace();
        byte[] binary = {(byte) 0xff, 0, (byte) 0xc3, 0x28};
        byte[] text = "Öberg".getBytes(StandardCharsets.UTF_8);
        try (TopicLog log = new TopicLog(servers, name).create(2);
                RunningSink sink = RunningSink.start(servers, name)) {
            for (int partition = 0; partition < 2; partition++) {
                log.write(partition, binary, null, Map.of("h", binary));
                log.write(partition, null, text, Map.of());
                log.writeTo(partition, 350);
            }
            ArchivesEveryRecordOnceIT.awaitArchived(sink);
            check.run(new AdminApi(sink), log, name + "-restored");
        }
    }

    private static JsonNode restore(AdminApi api, String target, String more) {
        HttpResponse<String> answer =
                api.post("/v1/admin/archive/restores", "{\"topic\":\"" + target + "\"" + more + "}");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode last =
                JsonMapper.shared().readTree(answer.body().lines().toList().getLast());
        assertThat(last.required("done").asBoolean()).isTrue();
        return last;
    }
}

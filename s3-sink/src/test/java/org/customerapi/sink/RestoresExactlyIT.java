package org.customerapi.sink;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import org.customerapi.contracts.Topics;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.AdminApi;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.RunningArchive;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@WithServers({Server.KAFKA, Server.S3})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoresExactlyIT {

    private final Servers servers;
    private final RunningArchive archive;
    private final AdminApi api;
    private final TopicLog log;
    private String target = "";

    RestoresExactlyIT(Servers servers) {
        this.servers = servers;
        archive = RunningArchive.of(servers, 2, RestoresExactlyIT::fill);
        api = archive.api();
        log = archive.log();
    }

    @BeforeEach
    void nameATarget() {
        target = servers.namespace();
    }

    @AfterAll
    void end() {
        archive.close();
    }

    @Test
    void writesEveryRecordBackAsItWas() {

        assertThat(restore("").required("records").asLong()).isEqualTo(704);
        try (TopicLog restored = new TopicLog(servers, target)) {
            assertThat(restored.partitions()).isEqualTo(Topics.CUSTOMER_EVENT_PARTITIONS);
            assertThat(restored.contents()).isEqualTo(log.contents());
        }
    }

    @Test
    void goesOnWhereItWasWhenItIsAskedForAgain() {

        assertThat(restore(",\"lastOffset\":150").required("records").asLong()).isEqualTo(302);
        JsonNode again = restore("");
        assertThat(again.required("records").asLong()).isEqualTo(402);
        assertThat(again.required("skipped").asLong()).isEqualTo(302);
        assertThat(restore("").required("records").asLong()).isZero();
        try (TopicLog restored = new TopicLog(servers, target)) {
            assertThat(restored.contents()).isEqualTo(log.contents());
        }
    }

    @Test
    void writesOnlyThePartitionAndOffsetsThatAreAskedFor() {

        restore(",\"partition\":1,\"firstOffset\":95,\"lastOffset\":205");
        try (TopicLog restored = new TopicLog(servers, target)) {
            assertThat(restored.contents())
                    .containsExactly(Map.entry(1, log.contents(1).subList(95, 206)));
        }
    }

    @Test
    void refusesATopicThatCannotKeepTheRecordsAsTheyAre() {

        try (TopicLog append = new TopicLog(servers, target).create(2)) {
            assertThat(append.contents()).isEmpty();
            HttpResponse<String> refused = api.post("/v1/admin/archive/restores", "{\"topic\":\"" + target + "\"}");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("message.timestamp.type is LogAppendTime");
        }
    }

    @Test
    void writesNothingTwiceWhenTheBrokersForgotHowFarItCame() {

        restore(",\"lastOffset\":150");
        try (TopicLog restored = new TopicLog(servers, target)) {
            Map<Integer, List<String>> before = restored.contents();
            restored.forgetGroup("archive-restore-" + target);
            HttpResponse<String> refused = api.post("/v1/admin/archive/restores", "{\"topic\":\"" + target + "\"}");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("restore to another topic");
            assertThat(restored.contents()).isEqualTo(before);
        }
    }

    @Test
    void refusesATopicThatAnotherArchiveWasRestoredTo() {

        restore("");
        try (RunningArchive other = RunningArchive.of(servers, 2, RestoresExactlyIT::fill);
                TopicLog restored = new TopicLog(servers, target)) {
            HttpResponse<String> refused =
                    other.api().post("/v1/admin/archive/restores", "{\"topic\":\"" + target + "\"}");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("was restored from").contains("restore to another topic");
            assertThat(restored.contents()).isEqualTo(log.contents());
        }
    }

    @Test
    void beginsAgainAfterADamagedObjectEndedItBeforeAnythingWasVisible() {

        Bucket bucket = archive.bucket();
        try (TopicLog restored = new TopicLog(servers, target)) {
            String second = bucket.keys().get(1);
            bucket.keeping(second, () -> {
                byte[] sound = bucket.content(second);
                bucket.tamper(second, Arrays.copyOf(sound, sound.length / 2));
                assertThatThrownBy(() -> api.post("/v1/admin/archive/restores", "{\"topic\":\"" + target + "\"}"))
                        .hasMessageContaining("did not answer");
                assertThat(restored.contents()).isEmpty();
            });
            restore("");
            assertThat(restored.contents()).isEqualTo(log.contents());
        }
    }

    @Test
    void printsTheRecordsThatAreAskedFor() {

        List<JsonNode> lines = api.lines("/v1/admin/archive/records?partition=0&firstOffset=98&lastOffset=101");
        assertThat(lines).extracting(line -> line.required("offset").asLong()).containsExactly(98L, 99L, 100L, 101L);
        assertThat(lines).extracting(line -> line.required("partition").asInt()).containsOnly(0);
        assertThat(api.lines("/v1/admin/archive/records?until=2001-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(api.get("/v1/admin/archive/records?firstOffset=5&lastOffset=4")
                        .statusCode())
                .isEqualTo(400);
    }

    private static void fill(TopicLog log, int partition) {
        byte[] binary = {(byte) 0xff, 0, (byte) 0xc3, 0x28};
        byte[] text = "Öberg".getBytes(StandardCharsets.UTF_8);
        log.write(partition, binary, null, Map.of("h", binary));
        log.write(partition, null, text, Map.of());
        log.writeTo(partition, 350);
    }

    private JsonNode restore(String more) {
        HttpResponse<String> answer =
                api.post("/v1/admin/archive/restores", "{\"topic\":\"" + target + "\"" + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode last = AdminApi.linesOf(answer).getLast();
        assertThat(last.required("done").asBoolean()).isTrue();
        return last;
    }
}

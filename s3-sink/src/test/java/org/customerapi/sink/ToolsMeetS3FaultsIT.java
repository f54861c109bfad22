package org.customerapi.sink;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.sink.testing.AdminApi;
import org.customerapi.sink.testing.Bucket;
import org.customerapi.sink.testing.FaultyS3;
import org.customerapi.sink.testing.RunningSink;
import org.customerapi.sink.testing.TopicLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@WithServers({Server.KAFKA, Server.S3})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToolsMeetS3FaultsIT {

    private static final String RECORDS = "/v1/admin/archive/records";
    private static final Duration LESS_THAN_S3_TAKES_TO_FAIL = Duration.ofSeconds(90);
    private static final String VERIFY = "/v1/admin/archive/verify";

    private final TopicLog log;
    private final Bucket bucket;
    private final FaultyS3 s3;
    private final RunningSink sink;
    private final AdminApi api;

    ToolsMeetS3FaultsIT(Servers servers) {
        String name = servers.namespace();
        log = new TopicLog(servers, name).create(1);
        log.write(350);
        bucket = new Bucket(servers, name);
        s3 = new FaultyS3(servers.s3().endpoint());
        sink = RunningSink.start(servers, name, s3.endpoint(), Map.of());
        api = new AdminApi(sink);
    }

    @BeforeAll
    void archive() {
        sink.awaitArchived();
    }

    @AfterEach
    void recover() {
        s3.recover();
    }

    @AfterAll
    void end() {
        sink.close();
        s3.close();
        bucket.close();
        log.close();
    }

    @Test
    void triesAgainWhenS3AsksForLess() {
        s3.failNext(2, FaultyS3.Fault.SLOW_DOWN, FaultyS3.Moment.READ);
        sink.assertClean();
        s3.failNext(2, FaultyS3.Fault.SLOW_DOWN, FaultyS3.Moment.OBJECT_AT_100);
        assertThat(api.lines(RECORDS)).hasSize(350);
    }

    @ParameterizedTest
    @ValueSource(strings = {RECORDS, VERIFY})
    void answersWithAProblemWhenS3RefusesBeforeAnythingIsKnown(String path) {
        s3.failNext(Integer.MAX_VALUE, FaultyS3.Fault.ACCESS_DENIED, FaultyS3.Moment.READ);
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).startsWith("{").contains("urn:customer-api:problem:unavailable", "403 AccessDenied");
    }

    @Test
    void answersWithNothingButTheProblemWhenLittleWasRead() {
        s3.failNext(Integer.MAX_VALUE, FaultyS3.Fault.ACCESS_DENIED, FaultyS3.Moment.OBJECT_AT_100);
        HttpResponse<String> answer = api.get(RECORDS + "?firstOffset=98&lastOffset=101");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .startsWith("{")
                .doesNotContain("\"offset\":98")
                .contains("403 AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(strings = {VERIFY, "/v1/admin/archive"})
    void writesBlankLinesWhileS3TakesLong(String path) throws IOException {
        s3.failNext(1, FaultyS3.Fault.HELD, FaultyS3.Moment.READ);
        try (InputStream answer = api.open(path)) {
            assertThat(answer.read()).isEqualTo('\n');
            s3.recover();
            assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
                    .containsPattern("^\\s*[{\\[]")
                    .containsPattern("[}\\]]\n?$");
        }
    }

    @Test
    void stopsAWalkWhoseClientHasGone() throws IOException {
        double before = sink.answers(VERIFY);
        s3.failNext(Integer.MAX_VALUE, FaultyS3.Fault.HELD, FaultyS3.Moment.READ);
        try (InputStream answer = api.open(VERIFY)) {
            assertThat(answer.read()).isEqualTo('\n');
        }
        await().atMost(LESS_THAN_S3_TAKES_TO_FAIL).until(() -> sink.answers(VERIFY) > before);
    }

    @ParameterizedTest
    @ValueSource(strings = {RECORDS, VERIFY})
    void walksForNoHead(String path) {
        int before = s3.faults();
        s3.failNext(Integer.MAX_VALUE, FaultyS3.Fault.SLOW_DOWN, FaultyS3.Moment.READ);
        String token = AdminApi.token("customers:admin", Duration.ofMinutes(2));
        assertThat(api.send("HEAD", path, token).statusCode()).isEqualTo(200);
        assertThat(s3.faults()).isEqualTo(before);
    }

    @Test
    void breaksOffRecordsThatItCannotGoOnWith() {
        s3.failNext(Integer.MAX_VALUE, FaultyS3.Fault.ACCESS_DENIED, FaultyS3.Moment.OBJECT_AT_100);
        assertThatThrownBy(() -> api.get(RECORDS)).hasMessageContaining("did not answer");
    }

    @Test
    void breaksOffAVerificationThatItCannotGoOnWith() {
        String first = bucket.keys().getFirst();
        bucket.keeping(first, () -> {
            bucket.tamper(first, bucket.content(bucket.keys().get(1)));
            s3.failNext(Integer.MAX_VALUE, FaultyS3.Fault.ACCESS_DENIED, FaultyS3.Moment.OBJECT_AT_100);
            assertThatThrownBy(() -> api.get(VERIFY)).hasMessageContaining("did not answer");
        });
    }
}

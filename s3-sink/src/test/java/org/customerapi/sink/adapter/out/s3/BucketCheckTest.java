package org.customerapi.sink.adapter.out.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BucketCheckTest {

    private static final AwsCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));

    private HttpServer s3;
    private volatile int status = 200;
    private volatile String region = "";

    @BeforeEach
    void answerHeadRequests() throws IOException {
        s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        s3.createContext("/", exchange -> {
            try (exchange) {
                if (!region.isEmpty()) {
                    exchange.getResponseHeaders().set("x-amz-bucket-region", region);
                }
                exchange.sendResponseHeaders(status, -1);
            }
        });
        s3.start();
    }

    @AfterEach
    void stop() {
        s3.stop(0);
    }

    @Test
    void isContentWithABucketThatAnswers() {
        assertThatCode(() -> check(KEYS, Clock.systemUTC())).doesNotThrowAnyException();
    }

    @Test
    void leavesAnS3InTroubleToLater() {
        status = 503;

        assertThatCode(() -> check(KEYS, Clock.systemUTC())).doesNotThrowAnyException();
    }

    @Test
    void namesTheRegionThatTheBucketIsIn() {
        status = 301;
        region = "eu-west-3";

        assertThatThrownBy(() -> check(KEYS, Clock.systemUTC()))
                .isInstanceOf(UnusableBucketException.class)
                .hasMessage("AWS_REGION: the bucket 'events' is in another region. Set AWS_REGION to eu-west-3.");
    }

    @Test
    void saysThatTheKeysAreRefused() {
        status = 403;

        assertThatThrownBy(() -> check(KEYS, Clock.systemUTC()))
                .isInstanceOf(UnusableBucketException.class)
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void saysThatThereAreNoKeys() {
        AwsCredentialsProvider none = AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(SystemPropertyCredentialsProvider.create())
                .build();

        assertThatThrownBy(() -> check(none, Clock.systemUTC()))
                .isInstanceOf(UnusableBucketException.class)
                .hasMessageStartingWith("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set");
    }

    @Test
    void refusesAClockThatIsADayOffBeforeItBlamesTheKeys() {
        status = 403;
        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));

        assertThatThrownBy(() -> check(KEYS, yesterday))
                .isInstanceOf(UnusableBucketException.class)
                .hasMessageStartingWith("The clocks of this machine and of S3 are far apart");
    }

    private void check(AwsCredentialsProvider keys, Clock clock) {
        try (S3Client client = S3Client.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + s3.getAddress().getPort()))
                .forcePathStyle(true)
                .region(Region.EU_NORTH_1)
                .credentialsProvider(keys)
                .overrideConfiguration(calls -> calls.retryStrategy(retries -> retries.maxAttempts(1)))
                .build()) {
            new BucketCheck(client, "events", false, clock).atStart();
        }
    }
}

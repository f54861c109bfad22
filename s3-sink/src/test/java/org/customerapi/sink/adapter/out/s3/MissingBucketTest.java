package org.customerapi.sink.adapter.out.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.domain.Partition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An S3 that came back without its bucket, met by whoever looks where to go on. */
class MissingBucketTest {

    private static final Partition PARTITION = new Partition("events", 3);
    private static final Instant HOUR = Instant.parse("2026-03-01T09:00:00Z");

    private final List<String> made = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private S3Client s3;

    @BeforeEach
    void haveNoBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        s3 = S3Client.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .forcePathStyle(true)
                .region(Region.EU_NORTH_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    @AfterEach
    void stop() {
        s3.close();
        server.stop(0);
    }

    @Test
    void isMadeWhereItIsWanted() {
        S3EventArchive archive = archive(true);

        assertThatExceptionOfType(ArchiveException.class).isThrownBy(() -> archive.around(PARTITION, HOUR, 7));
        assertThatExceptionOfType(ArchiveException.class).isThrownBy(() -> archive.last(PARTITION));

        assertThat(made).containsExactly("/events", "/events");
    }

    @Test
    void isAskedForWhereItIsNot() {
        assertThatExceptionOfType(UnusableBucketException.class)
                .isThrownBy(() -> archive(false).last(PARTITION))
                .withMessageContaining("CREATE_BUCKET=true");
        assertThat(made).isEmpty();
    }

    private S3EventArchive archive(boolean create) {
        S3Bucket bucket = new S3Bucket("events", "", S3Encryption.BUCKET_DEFAULT, S3Bucket.SMALLEST_PART);
        return new S3EventArchive(s3, bucket, new BucketCheck(s3, "events", create, Clock.systemUTC()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("PUT")) {
                made.add(exchange.getRequestURI().getPath());
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            byte[] missing = "<Error><Code>NoSuchBucket</Code></Error>".getBytes(UTF_8);
            exchange.sendResponseHeaders(404, missing.length);
            exchange.getResponseBody().write(missing);
        }
    }
}

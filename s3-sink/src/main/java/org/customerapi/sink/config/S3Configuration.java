package org.customerapi.sink.config;

import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.sink.adapter.out.disk.SpoolFolder;
import org.customerapi.sink.adapter.out.s3.ArchiveWithParquet;
import org.customerapi.sink.adapter.out.s3.BucketCheck;
import org.customerapi.sink.adapter.out.s3.S3ArchiveCatalogue;
import org.customerapi.sink.adapter.out.s3.S3Bucket;
import org.customerapi.sink.adapter.out.s3.S3EventArchive;
import org.customerapi.sink.adapter.out.s3.S3RetractedObjects;
import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.RetractedObjects;

/**
 * The archive's side of S3, by two clients. What archives tells each failed attempt and tries again by itself; the tools
 * leave a bounded number of further tries to the SDK. Neither checks what it reads, since the archive does.
 */
@Configuration(proxyBeanMethods = false)
class S3Configuration {

    private static final String TOOLS = "tools";
    private static final int ATTEMPTS_OF_TOOLS = 5;

    @Bean
    S3Client s3Client(S3Properties properties, ArchiveProperties archive) {
        return client(
                properties,
                archive,
                calls -> calls.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(properties.timeout()));
    }

    @Bean(defaultCandidate = false)
    @Qualifier(TOOLS)
    S3Client toolsS3Client(S3Properties properties, ArchiveProperties archive) {
        RetryStrategy retries = DefaultRetryStrategy.standardStrategyBuilder()
                .maxAttempts(ATTEMPTS_OF_TOOLS)
                .build();
        return client(
                properties, archive, calls -> calls.retryStrategy(retries).apiCallAttemptTimeout(properties.timeout()));
    }

    private static S3Client client(
            S3Properties properties, ArchiveProperties archive, Consumer<ClientOverrideConfiguration.Builder> calls) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(properties.region()))
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(calls)
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(archive.uploads() * 2)
                        .connectionTimeout(properties.timeout())
                        .socketTimeout(properties.timeout()));
        if (!properties.endpoint().isBlank()) {
            builder.endpointOverride(URI.create(properties.endpoint())).forcePathStyle(true);
        }
        return builder.build();
    }

    @Bean
    S3Bucket bucket(S3Properties properties) {
        return properties.target();
    }

    @Bean
    BucketCheck bucketCheck(S3Client s3, S3Bucket bucket, S3Properties properties, Clock clock) {
        return new BucketCheck(s3, bucket.name(), properties.createBucket(), clock);
    }

    @Bean
    EventArchive eventArchive(
            S3Client s3, S3Bucket bucket, BucketCheck check, ArchiveProperties properties, SpoolFolder spool) {
        EventArchive archive = new S3EventArchive(s3, bucket, check);
        return properties.isWithParquet() ? new ArchiveWithParquet(archive, s3, bucket, spool::path) : archive;
    }

    @Bean
    ArchiveCatalogue archiveCatalogue(@Qualifier(TOOLS) S3Client s3, S3Bucket bucket) {
        return new S3ArchiveCatalogue(s3, bucket);
    }

    @Bean
    RetractedObjects retractedObjects(@Qualifier(TOOLS) S3Client s3, S3Bucket bucket, JsonMapper json) {
        return new S3RetractedObjects(s3, bucket, json);
    }
}

package org.customerapi.sink.config;

import java.net.URI;
import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
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
 * The archive's side of S3. The SDK neither retries, so that each failed attempt is told, nor checks what it reads,
 * since the archive does.
 */
@Configuration(proxyBeanMethods = false)
class S3Configuration {

    @Bean
    S3Client s3Client(S3Properties properties, ArchiveProperties archive) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(properties.region()))
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(calls ->
                        calls.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(properties.timeout()))
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
        return properties.isWithParquet() ? new ArchiveWithParquet(archive, s3, bucket, spool.path()) : archive;
    }

    @Bean
    ArchiveCatalogue archiveCatalogue(S3Client s3, S3Bucket bucket) {
        return new S3ArchiveCatalogue(s3, bucket);
    }

    @Bean
    RetractedObjects retractedObjects(S3Client s3, S3Bucket bucket, JsonMapper json) {
        return new S3RetractedObjects(s3, bucket, json);
    }
}

package org.customerapi.sink.config;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

import org.customerapi.sink.adapter.out.s3.S3Bucket;
import org.customerapi.sink.adapter.out.s3.S3Encryption;

/**
 * Where the archive is.
 *
 * @param region of the bucket
 * @param endpoint of an S3 that is not AWS, with path-style addresses; empty on AWS
 * @param bucket its name
 * @param prefix before every key
 * @param createBucket whether a missing bucket is made
 * @param encryption {@code AES256}, {@code aws:kms}, or empty for the bucket's default
 * @param kmsKeyId for {@code aws:kms}; empty for the account's default key
 * @param partSize larger objects are put in parts of this size; 5MB or more
 * @param timeout after which a call has failed
 */
@ConfigurationProperties("s3")
public record S3Properties(
        String region,
        String endpoint,
        String bucket,
        String prefix,
        boolean createBucket,
        String encryption,
        String kmsKeyId,
        DataSize partSize,
        Duration timeout) {

    public S3Properties {
        if (!endpoint.isBlank() && !endpoint.matches("https?://[^/?#\\s]+.*")) {
            throw MissingSettingException.unusable(
                    "LOCALSTACK_URL", endpoint, "an address such as http://localhost:4566, or empty for AWS");
        }
    }

    S3Bucket target() {
        if (bucket.isBlank()) {
            throw new MissingSettingException("EVENT_BUCKET_NAME", "the S3 bucket that the archive is kept in");
        }
        return new S3Bucket(bucket, prefix, new S3Encryption(encryption, kmsKeyId), partSize.toBytes());
    }
}

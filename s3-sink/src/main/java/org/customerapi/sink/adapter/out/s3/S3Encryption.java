package org.customerapi.sink.adapter.out.s3;

import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Server-side encryption.
 *
 * @param algorithm {@code AES256} or {@code aws:kms}; empty for the bucket's own default
 * @param kmsKeyId the key for {@code aws:kms}; empty for the account's default key
 */
public record S3Encryption(String algorithm, String kmsKeyId) {

    /** Whatever the bucket is set to. */
    public static final S3Encryption BUCKET_DEFAULT = new S3Encryption("", "");

    void applyTo(PutObjectRequest.Builder request) {
        if (!algorithm.isEmpty()) {
            request.serverSideEncryption(algorithm);
        }
        if (!kmsKeyId.isEmpty()) {
            request.ssekmsKeyId(kmsKeyId);
        }
    }

    void applyTo(CopyObjectRequest.Builder request) {
        if (!algorithm.isEmpty()) {
            request.serverSideEncryption(algorithm);
        }
        if (!kmsKeyId.isEmpty()) {
            request.ssekmsKeyId(kmsKeyId);
        }
    }

    void applyTo(CreateMultipartUploadRequest.Builder request) {
        if (!algorithm.isEmpty()) {
            request.serverSideEncryption(algorithm);
        }
        if (!kmsKeyId.isEmpty()) {
            request.ssekmsKeyId(kmsKeyId);
        }
    }
}

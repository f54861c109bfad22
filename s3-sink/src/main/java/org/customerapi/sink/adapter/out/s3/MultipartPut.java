package org.customerapi.sink.adapter.out.s3;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.domain.ArchivedObject;

/**
 * Puts an object in parts, read from its file one after another. Nothing of it is visible before the completion, which
 * has the condition {@code If-None-Match: *}; whatever fails before is aborted.
 */
final class MultipartPut {

    private static final Logger log = LoggerFactory.getLogger(MultipartPut.class);
    private static final String OCTETS = "application/octet-stream";

    private final S3Client s3;
    private final S3Bucket bucket;

    MultipartPut(S3Client s3, S3Bucket bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Whether the object is larger than one part. */
    boolean isFor(ArchivedObject object) {
        return object.bytes() > bucket.partSize();
    }

    /** Puts it; the SDK's exceptions pass. */
    void put(SealedObject sealed) {
        String key = bucket.key(sealed.description().name().path());
        abortUnfinished(key);
        String upload =
                s3.createMultipartUpload(creating(key, sealed.description())).uploadId();
        try {
            List<CompletedPart> parts = upload(key, upload, sealed);
            s3.completeMultipartUpload(complete -> complete.bucket(bucket.name())
                    .key(key)
                    .uploadId(upload)
                    .ifNoneMatch("*")
                    .checksumType(ChecksumType.COMPOSITE)
                    .multipartUpload(all -> all.parts(parts)));
        } catch (RuntimeException failed) {
            abort(key, upload);
            throw failed;
        }
    }

    /**
     * Aborts every upload below the path that was begun and not completed. Where that is refused, it is told, and
     * archiving goes on: such uploads cost money, not records.
     */
    void abortUnfinished(String prefix) {
        try {
            s3.listMultipartUploadsPaginator(list -> list.bucket(bucket.name()).prefix(prefix))
                    .uploads()
                    .forEach(left -> abort(left.key(), left.uploadId()));
        } catch (SdkException refused) {
            log.atWarn()
                    .addKeyValue("prefix", prefix)
                    .addKeyValue("cause", refused.getMessage())
                    .log("Uploads that were left unfinished cannot be looked for");
        }
    }

    private List<CompletedPart> upload(String key, String upload, SealedObject sealed) {
        long size = sealed.description().bytes();
        List<CompletedPart> parts = new ArrayList<>();
        for (long start = 0; start < size; start += bucket.partSize()) {
            long length = Math.min(bucket.partSize(), size - start);
            try (FilePart part = new FilePart(sealed.content(), start, length)) {
                parts.add(upload(key, upload, parts.size() + 1, part));
            }
        }
        return parts;
    }

    private CompletedPart upload(String key, String upload, int number, FilePart part) {
        String sha256 = part.sha256();
        UploadPartRequest request = UploadPartRequest.builder()
                .bucket(bucket.name())
                .key(key)
                .uploadId(upload)
                .partNumber(number)
                .checksumSHA256(sha256)
                .build();
        String etag = s3.uploadPart(request, RequestBody.fromContentProvider(part, part.length(), OCTETS))
                .eTag();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(etag)
                .checksumSHA256(sha256)
                .build();
    }

    /** Also where the thread is interrupted, as it is when its partition is taken away. */
    private void abort(String key, String upload) {
        boolean interrupted = Thread.interrupted();
        try {
            s3.abortMultipartUpload(
                    abort -> abort.bucket(bucket.name()).key(key).uploadId(upload));
        } catch (NoSuchUploadException ended) {
            log.debug("An upload had ended before it was to be aborted", ended);
        } catch (SdkException left) {
            log.atWarn()
                    .addKeyValue("object", key)
                    .addKeyValue("cause", left.getMessage())
                    .log("An unfinished upload could not be aborted; it is when the object is put again");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private CreateMultipartUploadRequest creating(String key, ArchivedObject object) {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(bucket.name())
                .key(key)
                .contentType(S3EventArchive.CONTENT_TYPE)
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .checksumType(ChecksumType.COMPOSITE)
                .metadata(ObjectMetadata.of(object));
        bucket.encryption().applyTo(request);
        return request.build();
    }
}

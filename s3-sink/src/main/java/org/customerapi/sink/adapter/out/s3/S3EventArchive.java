package org.customerapi.sink.adapter.out.s3;

import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.Placement;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.application.port.out.Surroundings;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.Partition;

/** The archive in a bucket: what S3 does not have yet is put with {@code If-None-Match: *}. */
public final class S3EventArchive implements EventArchive {

    static final String CONTENT_TYPE = "application/gzip";

    private final S3Client s3;
    private final S3Bucket bucket;
    private final BucketCheck check;
    private final S3Objects objects;
    private final MultipartPut multipart;

    public S3EventArchive(S3Client s3, S3Bucket bucket, BucketCheck check) {
        this.s3 = s3;
        this.bucket = bucket;
        this.check = check;
        this.objects = new S3Objects(s3, bucket);
        this.multipart = new MultipartPut(s3, bucket);
    }

    @Override
    public Placement putIfAbsent(SealedObject sealed) {
        return S3Failures.translating(() -> put(sealed));
    }

    @Override
    public void complete(ArchivedObject object) {
        // It is put whole.
    }

    @Override
    public void dropUnfinished(Partition partition, Instant hour) {
        multipart.abortUnfinished(bucket.key(ObjectName.siblings(partition, hour)));
    }

    @Override
    public Surroundings around(Partition partition, Instant hour, long offset) {
        return inBucket(() -> lookAround(partition, hour, offset));
    }

    private Surroundings lookAround(Partition partition, Instant hour, long offset) {
        List<ObjectName> siblings =
                objects.namesBelow(ObjectName.siblings(partition, hour)).toList();
        Optional<ArchivedObject> holding = siblings.stream()
                .filter(name -> name.firstOffset() <= offset)
                .max(Comparator.comparingLong(ObjectName::firstOffset))
                .flatMap(objects::describe)
                .filter(object -> object.range().holds(offset));
        long nextFirst = siblings.stream()
                .mapToLong(ObjectName::firstOffset)
                .filter(first -> first > offset)
                .min()
                .orElse(Long.MAX_VALUE);
        return new Surroundings(holding, nextFirst);
    }

    @Override
    public Optional<ArchivedObject> last(Partition partition) {
        return inBucket(() -> lookForLast(partition));
    }

    /** Has a bucket made again that is missing, if that is wanted; the question fails nevertheless, and is repeated. */
    private <T> T inBucket(Supplier<T> question) {
        try {
            return question.get();
        } catch (ArchiveException failed) {
            if (failed.getCause() instanceof NoSuchBucketException) {
                S3Failures.translating(() -> {
                    check.onMissing();
                    return true;
                });
            }
            throw failed;
        }
    }

    private Optional<ArchivedObject> lookForLast(Partition partition) {
        List<String> days = objects.foldersIn(ObjectName.topicFolder(partition.topic()));
        return days.reversed().stream()
                .flatMap(day -> lastIn(day, partition).stream())
                .limit(1)
                .map(this::present)
                .findFirst();
    }

    private Placement put(SealedObject sealed) {
        try {
            if (multipart.isFor(sealed.description())) {
                multipart.put(sealed);
            } else {
                s3.putObject(putting(sealed.description()), RequestBody.fromFile(sealed.content()));
            }
            return new Placement(sealed.description(), true);
        } catch (NoSuchBucketException missing) {
            check.onMissing();
            throw missing;
        } catch (S3Exception refused) {
            if (refused.statusCode() == HttpURLConnection.HTTP_PRECON_FAILED) {
                return new Placement(present(sealed.description().name()), false);
            }
            throw refused;
        }
    }

    private Optional<ObjectName> lastIn(String folder, Partition partition) {
        return objects.namesBelow(folder)
                .filter(name -> name.partition().equals(partition))
                .max(Comparator.comparingLong(ObjectName::firstOffset));
    }

    private ArchivedObject present(ObjectName name) {
        return objects.describe(name)
                .orElseThrow(() -> new ArchiveException("vanished", name + " was there a moment ago", null));
    }

    private PutObjectRequest putting(ArchivedObject object) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket.name())
                .key(bucket.key(object.name().path()))
                .ifNoneMatch("*")
                .contentType(CONTENT_TYPE)
                .checksumSHA256(
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(object.sha256())))
                .metadata(ObjectMetadata.of(object));
        bucket.encryption().applyTo(request);
        return request.build();
    }
}

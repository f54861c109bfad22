package org.customerapi.sink.adapter.out.s3;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.sink.application.port.out.RetractedObjects;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.Retraction;

/**
 * Keeps them below {@code retracted/<id>/}, each under its own path, beside {@code manifest.json}. The Parquet copy of an
 * object, where there is one, is moved before the object: what was broken off is found again by the objects alone.
 */
public final class S3RetractedObjects implements RetractedObjects {

    private static final String ROOT = "retracted/";
    private static final String MANIFEST = "manifest.json";

    private final S3Client s3;
    private final S3Bucket bucket;
    private final S3Objects objects;
    private final JsonMapper json;

    public S3RetractedObjects(S3Client s3, S3Bucket bucket, JsonMapper json) {
        this.s3 = s3;
        this.bucket = bucket;
        this.objects = new S3Objects(s3, bucket);
        this.json = json;
    }

    @Override
    public void save(Retraction retraction) {
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(bucket.name())
                .key(bucket.key(folder(retraction.id()) + MANIFEST))
                .contentType("application/json");
        bucket.encryption().applyTo(put);
        byte[] manifest = json.writeValueAsBytes(RetractionManifest.of(retraction));
        S3Failures.translating(() -> s3.putObject(put.build(), RequestBody.fromBytes(manifest)));
    }

    @Override
    public Optional<Retraction> find(String id) {
        try {
            byte[] manifest = s3.getObjectAsBytes(
                            get -> get.bucket(bucket.name()).key(bucket.key(folder(id) + MANIFEST)))
                    .asByteArray();
            return Optional.of(
                    json.readValue(manifest, RetractionManifest.class).retraction());
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw S3Failures.translated(failed);
        }
    }

    @Override
    public List<Retraction> all() {
        return objects.foldersIn(ROOT).stream()
                .map(folder -> folder.substring(ROOT.length(), folder.length() - 1))
                .filter(Retraction::isId)
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public void moveAside(Retraction retraction, ObjectName name) {
        moveIfPresent(ParquetCopies.path(name), folder(retraction.id()) + ParquetCopies.path(name));
        move(name.path(), aside(retraction, name));
    }

    @Override
    public void moveBack(Retraction retraction, ObjectName name) {
        moveIfPresent(folder(retraction.id()) + ParquetCopies.path(name), ParquetCopies.path(name));
        move(aside(retraction, name), name.path());
    }

    @Override
    public void forEach(Retraction retraction, Consumer<ArchivedObject> visitor) {
        String folder = folder(retraction.id());
        objects.below(folder)
                .map(object -> bucket.path(object.key()).substring(folder.length()))
                .flatMap(path -> ObjectName.parse(path).stream())
                .forEach(name -> objects.describe(name, aside(retraction, name)).ifPresent(visitor));
    }

    private void moveIfPresent(String from, String to) {
        if (objects.exists(from)) {
            move(from, to);
        }
    }

    private void move(String from, String to) {
        CopyObjectRequest.Builder copy = CopyObjectRequest.builder()
                .sourceBucket(bucket.name())
                .sourceKey(bucket.key(from))
                .destinationBucket(bucket.name())
                .destinationKey(bucket.key(to));
        bucket.encryption().applyTo(copy);
        S3Failures.translating(() -> s3.copyObject(copy.build()));
        S3Failures.translating(
                () -> s3.deleteObject(delete -> delete.bucket(bucket.name()).key(bucket.key(from))));
    }

    private static String aside(Retraction retraction, ObjectName name) {
        return folder(retraction.id()) + name.path();
    }

    private static String folder(String id) {
        return ROOT + id + "/";
    }
}

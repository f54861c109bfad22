package org.customerapi.sink.adapter.out.s3;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.ObjectName;

/** Reads the objects of the archive in one bucket. */
final class S3Objects {

    private final S3Client s3;
    private final S3Bucket bucket;

    S3Objects(S3Client s3, S3Bucket bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    Optional<ArchivedObject> describe(ObjectName name) {
        return describe(name, name.path());
    }

    /** Describes the object that is kept at another path than its name's. */
    Optional<ArchivedObject> describe(ObjectName name, String path) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket.name()).key(bucket.key(path)));
            return Optional.of(ObjectMetadata.read(name, head));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw S3Failures.translated(failed);
        }
    }

    /** Whether something is at the path. */
    boolean exists(String path) {
        try {
            s3.headObject(request -> request.bucket(bucket.name()).key(bucket.key(path)));
            return true;
        } catch (NoSuchKeyException absent) {
            return false;
        } catch (SdkException failed) {
            throw S3Failures.translated(failed);
        }
    }

    /** Everything below the path, in the order of the keys, page by page as it is read; each of them may fail to come. */
    Stream<S3Object> below(String path) {
        Spliterator<S3Object> objects = S3Failures.translating(() ->
                s3
                        .listObjectsV2Paginator(
                                list -> list.bucket(bucket.name()).prefix(bucket.key(path)))
                        .contents()
                        .stream()
                        .spliterator());
        return StreamSupport.stream(new TranslatedFailures<>(objects), false);
    }

    /** The names of the archive below the path, in the order of the keys. */
    Stream<ObjectName> namesBelow(String path) {
        return below(path)
                .map(object -> bucket.path(object.key()))
                .map(ObjectName::parse)
                .flatMap(Optional::stream);
    }

    /** The folders right below a folder, in order. */
    List<String> foldersIn(String folder) {
        return S3Failures.translating(() -> s3
                .listObjectsV2Paginator(list ->
                        list.bucket(bucket.name()).prefix(bucket.key(folder)).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .map(bucket::path)
                .toList());
    }

    InputStream open(ObjectName name) {
        return S3Failures.translating(
                () -> s3.getObject(get -> get.bucket(bucket.name()).key(bucket.key(name.path()))));
    }

    /** Goes through the same elements, and tells the SDK's exceptions on the way in the archive's words. */
    private static final class TranslatedFailures<T> extends Spliterators.AbstractSpliterator<T> {

        private final Spliterator<T> elements;

        TranslatedFailures(Spliterator<T> elements) {
            super(elements.estimateSize(), elements.characteristics());
            this.elements = elements;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            // Taken out first, as what is done with it may fail in its own words.
            List<T> next = new ArrayList<>(1);
            boolean found = S3Failures.translating(() -> elements.tryAdvance(next::add));
            next.forEach(action);
            return found;
        }
    }
}

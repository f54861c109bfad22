package org.customerapi.sink.adapter.out.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import org.customerapi.sink.adapter.out.parquet.ParquetRecords;
import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.SpoolException;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.ObjectName;

/**
 * Makes the Parquet copies of archived objects. A copy has exactly the records of its object and a name that follows from
 * the object's, so it is made once, whoever makes it and however often it is tried.
 */
final class ParquetCopies {

    private static final String ROOT = "parquet/";
    /** Each holds a row group and the buffers of its columns. */
    private static final int AT_ONCE = 2;

    private final S3Client s3;
    private final S3Bucket bucket;
    private final S3Objects objects;
    private final S3ArchiveCatalogue catalogue;
    private final Supplier<Path> folder;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    /** @param folder tells where a copy waits for being put; used by nobody else */
    ParquetCopies(S3Client s3, S3Bucket bucket, Supplier<Path> folder) {
        this.s3 = s3;
        this.bucket = bucket;
        this.objects = new S3Objects(s3, bucket);
        this.catalogue = new S3ArchiveCatalogue(s3, bucket);
        this.folder = folder;
    }

    /** Where the copy of an object is. */
    static String path(ObjectName name) {
        return ROOT + name.path().replaceFirst("\\.ndjson\\.gz$", ".parquet");
    }

    /** Makes the copy of an object whose content is here. */
    void make(ArchivedObject object, Path content) {
        copy(object, records -> {
            try (InputStream lines = Files.newInputStream(content)) {
                S3ArchiveCatalogue.readLines(object.name(), lines, records::write);
            }
        });
    }

    /** Makes the copy of an object that was archived before, unless it is there. */
    void complete(ArchivedObject object) {
        if (!objects.exists(path(object.name()))) {
            copy(object, records -> readBack(object, records));
        }
    }

    private void readBack(ArchivedObject object, ParquetRecords records) {
        String sha256 = catalogue.read(object.name(), records::write);
        if (!sha256.equals(object.sha256())) {
            throw new ArchiveException("damaged object", object.name() + " has the SHA-256 " + sha256, null);
        }
    }

    private interface Source {
        void writeTo(ParquetRecords records) throws IOException;
    }

    private void copy(ArchivedObject object, Source source) {
        turns.acquireUninterruptibly();
        try {
            Path file = Files.createTempFile(folder.get(), object.name().partition() + "-", ".parquet");
            try {
                write(file, source);
                S3Failures.translating(() -> put(object, file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException refused) {
            throw new SpoolException("cannot write the Parquet copy of " + object.name() + ": " + refused, refused);
        } finally {
            turns.release();
        }
    }

    private static void write(Path file, Source source) throws IOException {
        try (ParquetRecords records = ParquetRecords.to(file)) {
            source.writeTo(records);
        }
    }

    private boolean put(ArchivedObject object, Path file) {
        try {
            s3.putObject(putting(object, file), RequestBody.fromFile(file));
            return true;
        } catch (S3Exception refused) {
            if (refused.statusCode() == HttpURLConnection.HTTP_PRECON_FAILED) {
                return false;
            }
            throw refused;
        }
    }

    private PutObjectRequest putting(ArchivedObject object, Path file) {
        try (FilePart whole = new FilePart(file, 0, file.toFile().length())) {
            PutObjectRequest.Builder request = PutObjectRequest.builder()
                    .bucket(bucket.name())
                    .key(bucket.key(path(object.name())))
                    .ifNoneMatch("*")
                    .contentType("application/vnd.apache.parquet")
                    .checksumSHA256(whole.sha256())
                    .metadata(Map.of("ndjson-sha256", object.sha256()));
            bucket.encryption().applyTo(request);
            return request.build();
        }
    }
}

package org.customerapi.sink.adapter.out.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import org.customerapi.sink.adapter.out.ndjson.LineReader;
import org.customerapi.sink.adapter.out.ndjson.MalformedLineException;
import org.customerapi.sink.adapter.out.ndjson.Sha256;
import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.UnreadableObjectException;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.StoredObject;

/** Reads the archive from a bucket; holds one page of a listing and a bounded number of records. */
public final class S3ArchiveCatalogue implements ArchiveCatalogue {

    private static final int BUFFER = 16 * 1024;

    private final S3Bucket bucket;
    private final S3Objects objects;

    public S3ArchiveCatalogue(S3Client s3, S3Bucket bucket) {
        this.bucket = bucket;
        this.objects = new S3Objects(s3, bucket);
    }

    @Override
    public Stream<StoredObject> list(String topic) {
        return objects.below(ObjectName.topicFolder(topic)).flatMap(object -> stored(object).stream());
    }

    @Override
    public Optional<ArchivedObject> describe(ObjectName name) {
        return objects.describe(name);
    }

    @Override
    public String read(ObjectName name, Consumer<LogRecord> reader) {
        MessageDigest sha256 = Sha256.begin();
        try (InputStream content = new DigestInputStream(objects.open(name), sha256)) {
            ReadAhead.forEach(each -> readLines(name, content, each), reader);
            content.transferTo(OutputStream.nullOutputStream());
            return Sha256.hexadecimal(sha256);
        } catch (SdkException failed) {
            throw S3Failures.translated(failed);
        } catch (IOException failed) {
            throw new ArchiveException("read", name + ": " + failed, failed);
        }
    }

    /** Reads compressed lines of that object, wherever they come from. */
    static void readLines(ObjectName name, InputStream content, Consumer<LogRecord> reader) throws IOException {
        try {
            LineReader lines = new LineReader(name.partition().topic(), new GZIPInputStream(content, BUFFER));
            for (Optional<LogRecord> record = lines.next(); record.isPresent(); record = lines.next()) {
                record.ifPresent(reader);
            }
        } catch (ZipException | EOFException | MalformedLineException broken) {
            throw new UnreadableObjectException(name + " is damaged: " + broken.getMessage(), broken);
        }
    }

    private Optional<StoredObject> stored(S3Object object) {
        return ObjectName.parse(bucket.path(object.key()))
                .map(name -> new StoredObject(name, object.size(), object.lastModified()));
    }
}

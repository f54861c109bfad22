package org.customerapi.sink.adapter.out.s3;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import software.amazon.awssdk.services.s3.S3Client;

import org.customerapi.sink.application.port.out.EventArchive;
import org.customerapi.sink.application.port.out.Placement;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.application.port.out.Surroundings;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Partition;

/**
 * An archive that has a Parquet copy beside each object. The object comes first and settles the range; whoever puts it, or
 * meets it later as the one to go on after, sees to its copy before going on. So copies form the same chain as objects.
 */
public final class ArchiveWithParquet implements EventArchive {

    private final EventArchive archive;
    private final ParquetCopies copies;

    /** @param folder tells where copies wait for being put; used by nobody else */
    public ArchiveWithParquet(EventArchive archive, S3Client s3, S3Bucket bucket, Supplier<Path> folder) {
        this.archive = archive;
        this.copies = new ParquetCopies(s3, bucket, folder);
    }

    @Override
    public Placement putIfAbsent(SealedObject sealed) {
        Placement placement = archive.putIfAbsent(sealed);
        if (placement.stored()) {
            copies.make(placement.object(), sealed.content());
        } else {
            copies.complete(placement.object());
        }
        return placement;
    }

    @Override
    public void complete(ArchivedObject object) {
        archive.complete(object);
        copies.complete(object);
    }

    @Override
    public void dropUnfinished(Partition partition, Instant hour) {
        archive.dropUnfinished(partition, hour);
    }

    @Override
    public Surroundings around(Partition partition, Instant hour, long offset) {
        Surroundings found = archive.around(partition, hour, offset);
        found.holding().ifPresent(copies::complete);
        return found;
    }

    @Override
    public Optional<ArchivedObject> last(Partition partition) {
        Optional<ArchivedObject> last = archive.last(partition);
        last.ifPresent(copies::complete);
        return last;
    }
}

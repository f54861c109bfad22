package org.customerapi.sink.adapter.out.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.sink.application.port.out.SpoolException;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.testing.TestRecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GzipDraftTest {

    private static final Partition PARTITION = new Partition("t", 1);
    private static final Instant HOUR = Instant.parse("2026-03-01T09:00:00Z");

    /** As little as this has is written at its end only. */
    @Test
    void goesThoughTheDiskWasFullAtItsEnd(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("draft"));
        FullDisk disk = new FullDisk();
        GzipDraft draft = new GzipDraft(new ObjectName(PARTITION, HOUR, 7), file, disk, 6);
        draft.append(TestRecords.record(PARTITION, 7, HOUR));

        assertThatExceptionOfType(SpoolException.class).isThrownBy(draft::seal).withMessageContaining("full");
        draft.discard();

        assertThat(file).doesNotExist();
        assertThat(disk.closed).isTrue();
    }

    private static final class FullDisk extends OutputStream {

        private boolean closed;

        @Override
        public void write(int octet) throws IOException {
            throw new IOException("full");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

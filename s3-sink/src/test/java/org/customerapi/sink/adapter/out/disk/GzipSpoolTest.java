package org.customerapi.sink.adapter.out.disk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import org.customerapi.sink.adapter.out.ndjson.Sha256;
import org.customerapi.sink.application.port.out.Draft;
import org.customerapi.sink.application.port.out.SealedObject;
import org.customerapi.sink.application.port.out.SpoolException;
import org.customerapi.sink.domain.ObjectName;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.testing.TestRecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GzipSpoolTest {

    private static final Partition PARTITION = new Partition("t", 1);
    private static final Instant HOUR = Instant.parse("2026-03-01T09:00:00Z");

    private static final int ROUNDS = 100;
    private static final int AT_ONCE = 4;

    @TempDir
    Path folder;

    @Test
    void describesWhatItWrote() throws IOException {
        SealedObject sealed = sealed(100, 105, 107);
        byte[] content = Files.readAllBytes(sealed.content());
        MessageDigest digest = Sha256.begin();
        digest.update(content);
        assertThat(sealed.description().range()).isEqualTo(new OffsetRange(100, 108));
        assertThat(sealed.description().records()).isEqualTo(3);
        assertThat(sealed.description().bytes()).isEqualTo(content.length);
        assertThat(sealed.description().sha256()).isEqualTo(Sha256.hexadecimal(digest));
    }

    @Test
    void writesOneLineARecord() throws IOException {
        SealedObject sealed = sealed(100, 101);
        try (InputStream lines = new GZIPInputStream(Files.newInputStream(sealed.content()))) {
            assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("\n")
                    .hasLineCount(2);
        }
    }

    @Test
    void makesTheSameContentOfTheSameRecords() throws IOException {
        SealedObject first = sealed(100, 101);
        String sha256 = first.description().sha256();
        assertThat(sealed(100, 101).description().sha256()).isEqualTo(sha256);
    }

    @Test
    void keepsTwoObjectsOfOneNameApart() throws IOException {
        GzipSpool spool = new GzipSpool(() -> folder, 6);
        Draft one = spool.begin(new ObjectName(PARTITION, HOUR, 100));
        Draft another = spool.begin(new ObjectName(PARTITION, HOUR, 100));
        one.append(TestRecords.record(PARTITION, 100, HOUR));
        another.append(TestRecords.record(PARTITION, 105, HOUR));
        SealedObject sealed = one.seal();
        another.seal();
        MessageDigest digest = Sha256.begin();
        digest.update(Files.readAllBytes(sealed.content()));
        assertThat(Sha256.hexadecimal(digest)).isEqualTo(sealed.description().sha256());
    }

    @Test
    void tellsWhenTheDiskRefuses() throws IOException {
        GzipSpool spool = new GzipSpool(() -> folder.resolve("gone"), 6);
        assertThatExceptionOfType(SpoolException.class)
                .isThrownBy(() -> spool.begin(new ObjectName(PARTITION, HOUR, 0)));
    }

    @Test
    void deletesWhatProcessesThatAreGoneLeftAndNothingElse() throws IOException {
        Path abandoned = Files.createDirectories(folder.resolve("s3-sink-abandoned"));
        Files.writeString(abandoned.resolve("t-1-0.ndjson.gz"), "half an object");
        Path others = Files.createDirectories(folder.resolve("something-else"));
        try (SpoolFolder inUse = SpoolFolder.below(folder);
                SpoolFolder another = SpoolFolder.below(folder)) {
            assertThat(inUse.path()).isNotEqualTo(another.path()).exists();
            assertThat(abandoned).doesNotExist();
            assertThat(others).exists();
        }
        assertThat(folder).isDirectoryNotContaining("glob:**s3-sink-*");
    }

    @Test
    void givesEachOfManyThatStartAtOnceAFolderThatNobodyTakesForAbandoned() {
        for (int round = 0; round < ROUNDS; round++) {
            List<SpoolFolder> all = Stream.generate(() -> SpoolFolder.below(folder))
                    .limit(AT_ONCE)
                    .toList();
            List<Path> paths = all.parallelStream().map(SpoolFolder::path).toList();
            assertThat(paths)
                    .doesNotHaveDuplicates()
                    .allSatisfy(path -> assertThat(path).isDirectory());
            all.parallelStream().forEach(GzipSpoolTest::close);
            assertThat(folder).isEmptyDirectory();
        }
    }

    private static void close(SpoolFolder spool) {
        try {
            spool.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void touchesTheDiskOnlyWhenSomethingIsToBeKeptThere() throws IOException {
        Path place = folder.resolve("place");
        try (SpoolFolder spool = SpoolFolder.below(place)) {
            assertThat(place).doesNotExist();
            assertThat(spool.path()).isDirectory().hasParent(place).isEqualTo(spool.path());
        }
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void makesItsFolderAgainWhereSomebodyDeletedIt() throws IOException {
        try (SpoolFolder spool = SpoolFolder.below(folder)) {
            FileSystemUtils.deleteRecursively(spool.path());
            assertThat(spool.path()).isDirectory();
        }
        assertThat(folder).isEmptyDirectory();
    }

    private SealedObject sealed(long... offsets) {
        Draft draft = new GzipSpool(() -> folder, 6).begin(new ObjectName(PARTITION, HOUR, offsets[0]));
        for (long offset : offsets) {
            draft.append(TestRecords.record(PARTITION, offset, HOUR));
        }
        return draft.seal();
    }
}

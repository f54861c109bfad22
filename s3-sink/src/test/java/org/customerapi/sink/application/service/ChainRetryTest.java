package org.customerapi.sink.application.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import org.customerapi.sink.application.port.in.PartitionSession;
import org.customerapi.sink.testing.TestRecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.sink.application.service.ChainFixture.HOUR;
import static org.customerapi.sink.application.service.ChainFixture.PARTITION;
import static org.customerapi.sink.application.service.ChainFixture.range;
import static org.customerapi.sink.application.service.ChainFixture.records;

/** What fails is done again. */
class ChainRetryTest {

    private final Path folder;
    private final ChainFixture chain;

    ChainRetryTest(@TempDir Path folder) {
        this.folder = folder;
        chain = new ChainFixture(folder);
    }

    @Test
    void triesAgainAfterAFailureAndPutsTheSameObject() {
        PartitionSession session = chain.anchored(0);
        chain.archive.failNext(3);
        records(0, 10).forEach(session::offer);
        for (int attempt = 0; attempt < 3; attempt++) {
            chain.executor.runAll();
            session.tick();
            assertThat(chain.archive.ranges()).isEmpty();
            assertThat(session.wantsRecords()).isFalse();
            chain.timer.advance(Duration.ofMinutes(1));
            session.tick();
        }
        chain.settle(session);
        assertThat(chain.archive.ranges()).containsExactly(range(0, 10));
        assertThat(chain.meter.failures).hasSize(3).containsOnly("publish: 503 SlowDown");
    }

    @Test
    void doesNotTryAgainBeforeTheBackOffIsOver() {
        PartitionSession session = chain.anchored(0);
        chain.archive.failNext(1);
        records(0, 10).forEach(session::offer);
        chain.executor.runAll();
        session.tick();
        session.tick();
        chain.executor.runAll();
        session.tick();
        assertThat(chain.archive.ranges()).isEmpty();
    }

    @Test
    void goesOnAfterItsOwnObjectWhenTheAnswerWasLost() {
        PartitionSession session = chain.anchored(0);
        chain.archive.loseNextAnswer();
        chain.consume(session, records(0, 20));
        chain.timer.advance(Duration.ofMinutes(1));
        chain.settle(session);
        chain.consume(session, records(10, 20));
        assertThat(chain.archive.ranges()).containsExactly(range(0, 10), range(10, 20));
        assertThat(chain.meter.found).hasSize(1);
    }

    @Test
    void beginsAnObjectAgainWhenTheDiskHadNoRoom() throws IOException {
        PartitionSession session = chain.anchored(0);
        records(0, 5).forEach(session::offer);
        chain.disk.full(true);
        assertThat(session.offer(TestRecords.record(PARTITION, 5, HOUR))).isFalse();
        assertThat(session.takeSeek()).hasValue(0);
        assertThat(session.wantsRecords()).isFalse();
        assertThat(chain.spooled()).isZero();
        chain.disk.full(false);
        chain.timer.advance(Duration.ofMinutes(1));
        chain.settle(session);
        chain.consume(session, records(0, 10));
        assertThat(chain.archive.ranges()).containsExactly(range(0, 10));
        assertThat(chain.meter.failures).containsExactly("spool: disk");
    }

    @Test
    void beginsAnObjectAgainWhoseFileWasLost() throws IOException {
        PartitionSession session = chain.anchored(0);
        chain.archive.failNext(1);
        records(0, 10).forEach(session::offer);
        chain.executor.runAll();
        session.tick();
        FileSystemUtils.deleteRecursively(folder);
        chain.timer.advance(Duration.ofMinutes(1));
        chain.settle(session);
        assertThat(session.takeSeek()).hasValue(0);
        Files.createDirectory(folder);
        chain.timer.advance(Duration.ofMinutes(1));
        chain.settle(session);
        chain.consume(session, records(0, 10));
        assertThat(chain.archive.ranges()).containsExactly(range(0, 10));
        assertThat(chain.meter.failures).containsExactly("publish: 503 SlowDown", "spool: disk");
    }

    @Test
    void leavesNothingOnDiskWhenItEnds() throws IOException {
        PartitionSession filling = chain.anchored(0);
        records(0, 5).forEach(filling::offer);
        assertThat(chain.spooled()).isOne();
        filling.close();
        assertThat(chain.spooled()).isZero();
        PartitionSession publishing = chain.anchored(0);
        records(0, 10).forEach(publishing::offer);
        assertThat(chain.spooled()).isOne();
        publishing.close();
        assertThat(chain.spooled()).isZero();
    }
}

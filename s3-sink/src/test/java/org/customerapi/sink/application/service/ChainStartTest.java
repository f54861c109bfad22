package org.customerapi.sink.application.service;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.sink.application.port.in.PartitionSession;
import org.customerapi.sink.domain.LogBounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.sink.application.service.ChainFixture.HOUR;
import static org.customerapi.sink.application.service.ChainFixture.PARTITION;
import static org.customerapi.sink.application.service.ChainFixture.range;
import static org.customerapi.sink.application.service.ChainFixture.records;

/** Where a chain goes on, as far as the log allows. */
class ChainStartTest {

    private final ChainFixture chain;

    ChainStartTest(@TempDir Path folder) {
        chain = new ChainFixture(folder);
    }

    @Test
    void beginsAtTheLogsStartWhenNothingIsKnown() {
        chain.log.reaches(new LogBounds(40, 100));
        PartitionSession session = chain.locate();
        chain.executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(40);
        assertThat(chain.meter.lost).isEmpty();
    }

    @Test
    void goesOnAfterTheChainWhenTheCommittedOffsetIsGone() {
        chain.archive.has(PARTITION, HOUR, range(0, 30));
        PartitionSession session = chain.locate();
        chain.executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(30);
        assertThat(session.takeArchived()).hasValue(30);
    }

    @Test
    void tellsOfRecordsThatLeftTheLogTooEarlyAndGoesOnWithTheOldestThatIsThere() {
        PartitionSession session = chain.anchored(20);
        chain.log.reaches(new LogBounds(50, 100));
        session.relocate();
        chain.settle(session);
        chain.settle(session);
        assertThat(chain.meter.lost).containsExactly(range(20, 50));
        assertThat(session.takeSeek()).hasValue(50);
        assertThat(session.wantsRecords()).isTrue();
    }

    @Test
    void putsWhatItHasBeforeItTellsOfRecordsThatLeftTheLog() {
        PartitionSession session = chain.anchored(20);
        records(20, 25).forEach(session::offer);
        chain.log.reaches(new LogBounds(50, 100));
        session.relocate();
        chain.settle(session);
        chain.settle(session);
        assertThat(chain.archive.ranges()).containsExactly(range(20, 25));
        assertThat(chain.meter.lost).containsExactly(range(25, 50));
    }

    @Test
    void refusesToGoOnWhenTheLogEndsBeforeTheChain() {
        chain.archive.has(PARTITION, HOUR, range(0, 30));
        chain.log.reaches(new LogBounds(0, 12));
        PartitionSession session = chain.locate();
        chain.executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).isEmpty();
        assertThat(session.wantsRecords()).isFalse();
        assertThat(chain.meter.failures).containsExactly("locate: log behind archive");
    }

    @Test
    void refusesToGoOnInALogThatHasAnotherRecordWhereTheChainEnds() {
        chain.archive.has(PARTITION, HOUR, range(0, 30));
        chain.log.hasRecordsOf(HOUR.plusSeconds(1));
        PartitionSession session = chain.locate();
        chain.executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).isEmpty();
        assertThat(session.wantsRecords()).isFalse();
        assertThat(chain.meter.failures).containsExactly("locate: another log");
    }

    @Test
    void goesOnInALogThatNoLongerHasTheRecordWhereTheChainEnds() {
        chain.archive.has(PARTITION, HOUR, range(0, 30));
        chain.log.hasRecordsOf(HOUR.plusSeconds(1));
        chain.log.reaches(new LogBounds(30, 100));
        PartitionSession session = chain.locate();
        chain.executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(30);
    }
}

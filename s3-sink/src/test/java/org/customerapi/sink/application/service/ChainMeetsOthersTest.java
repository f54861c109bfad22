package org.customerapi.sink.application.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.sink.application.port.in.PartitionSession;
import org.customerapi.sink.domain.LogRecord;
import org.customerapi.sink.domain.RotationPolicy;
import org.customerapi.sink.testing.TestRecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.sink.application.service.ChainFixture.HOUR;
import static org.customerapi.sink.application.service.ChainFixture.MAX_AGE;
import static org.customerapi.sink.application.service.ChainFixture.PARTITION;
import static org.customerapi.sink.application.service.ChainFixture.range;
import static org.customerapi.sink.application.service.ChainFixture.records;

/** What is in the archive already: another instance's objects, and one's own from before a crash or a reset. */
class ChainMeetsOthersTest {

    private final ChainFixture chain;

    ChainMeetsOthersTest(@TempDir Path folder) {
        chain = new ChainFixture(folder);
    }

    @Test
    void goesOnAfterAnotherInstancesShorterObject() {
        PartitionSession session = chain.anchored(0);
        chain.archive.has(PARTITION, HOUR, range(0, 4));
        records(0, 10).forEach(session::offer);
        chain.executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(4);
        assertThat(session.takeArchived()).hasValue(4);
        chain.consume(session, records(4, 14));
        assertThat(chain.archive.ranges()).containsExactly(range(0, 4), range(4, 14));
    }

    @Test
    void goesOnAfterAnotherInstancesLongerObject() {
        PartitionSession session = chain.anchored(0);
        chain.archive.has(PARTITION, HOUR, range(0, 17));
        records(0, 10).forEach(session::offer);
        chain.executor.runAll();
        session.tick();
        assertThat(session.takeSeek()).hasValue(17);
        chain.consume(session, records(17, 27));
        assertThat(chain.archive.ranges()).containsExactly(range(0, 17), range(17, 27));
    }

    @Test
    void skipsWhatWasPutButNotCommittedBeforeACrash() {
        chain.archive.has(PARTITION, HOUR, range(0, 10));
        chain.archive.has(PARTITION, HOUR, range(10, 20));
        PartitionSession session = chain.resume(0);
        chain.consume(session, records(0, 30));
        assertThat(chain.archive.ranges()).containsExactly(range(0, 10), range(10, 20), range(20, 30));
        assertThat(chain.meter.delays).hasSize(1);
    }

    @Test
    void goesOnAfterTheObjectThatHoldsAnOffsetSomebodyResetTheGroupTo() {
        chain.archive.has(PARTITION, HOUR, range(0, 10));
        PartitionSession session = chain.resume(6);
        chain.consume(session, records(6, 20));
        assertThat(chain.archive.ranges()).containsExactly(range(0, 10), range(10, 20));
    }

    @Test
    void fillsAGapBeforeTheChainAndGoesOnAfterIt() {
        chain.rotates(new RotationPolicy(1000, 1_000_000, MAX_AGE));
        chain.archive.has(PARTITION, HOUR, range(20, 30));
        chain.archive.has(PARTITION, HOUR, range(30, 35));
        chain.archive.has(PARTITION, HOUR, range(40, 50));
        PartitionSession session = chain.resume(0);
        chain.consume(session, records(0, 60));
        chain.timer.advance(MAX_AGE);
        chain.settle(session);
        assertThat(chain.archive.ranges())
                .containsExactly(
                        range(0, 20), range(20, 30), range(30, 35), range(35, 40), range(40, 50), range(50, 60));
    }

    @Test
    void looksThroughEachHourForWhatFollowsAGap() {
        Instant nextHour = HOUR.plus(Duration.ofHours(1));
        chain.rotates(new RotationPolicy(1000, 1_000_000, MAX_AGE));
        chain.archive.has(PARTITION, nextHour, range(8, 12));
        PartitionSession session = chain.resume(0);
        List<LogRecord> records = new ArrayList<>(records(0, 5));
        for (long offset = 5; offset < 20; offset++) {
            records.add(TestRecords.record(PARTITION, offset, nextHour));
        }
        chain.consume(session, records);
        chain.timer.advance(MAX_AGE);
        chain.settle(session);
        assertThat(chain.archive.ranges()).containsExactly(range(0, 5), range(5, 8), range(8, 12), range(12, 20));
    }

    @Test
    void goesOnAfterTheChainWhereTheLogHasNothingRightBeforeIt() {
        chain.archive.has(PARTITION, HOUR, range(8, 12));
        PartitionSession session = chain.resume(0);
        List<LogRecord> records = new ArrayList<>(records(0, 5));
        records.addAll(records(9, 20));
        chain.consume(session, records);
        chain.timer.advance(MAX_AGE);
        chain.settle(session);
        assertThat(chain.archive.ranges()).containsExactly(range(0, 5), range(8, 12), range(12, 20));
    }
}

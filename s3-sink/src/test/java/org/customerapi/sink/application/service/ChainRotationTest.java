package org.customerapi.sink.application.service;

import java.nio.file.Path;
import java.time.Duration;
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

/** When an object is complete, and what may be committed. */
class ChainRotationTest {

    private final ChainFixture chain;

    ChainRotationTest(@TempDir Path folder) {
        chain = new ChainFixture(folder);
    }

    @Test
    void putsAnObjectAsSoonAsItHasTheRecordsItMayHave() {
        PartitionSession session = chain.resume(0);
        chain.consume(session, records(0, 25));
        assertThat(chain.archive.ranges()).containsExactly(range(0, 10), range(10, 20));
    }

    @Test
    void putsAnObjectAsSoonAsItIsLargeEnough() {
        chain.rotates(new RotationPolicy(1_000_000, 20_000, MAX_AGE));
        PartitionSession session = chain.resume(0);
        chain.consume(session, records(0, 10_000));
        assertThat(chain.archive.objects())
                .hasSizeGreaterThan(1)
                .allSatisfy(object -> assertThat(object.bytes()).isBetween(20_000L, 90_000L));
    }

    @Test
    void putsAnObjectOfAnIdlePartitionWhenItIsOldEnough() {
        PartitionSession session = chain.resume(0);
        chain.consume(session, records(0, 3));
        chain.timer.advance(MAX_AGE.minusMillis(1));
        chain.settle(session);
        assertThat(chain.archive.ranges()).isEmpty();
        chain.timer.advance(Duration.ofMillis(1));
        chain.settle(session);
        assertThat(chain.archive.ranges()).containsExactly(range(0, 3));
    }

    @Test
    void putsAnObjectThatIsOldEnoughAndTriesAgainThoughTheClockIsSetBack() {
        PartitionSession session = chain.resume(0);
        chain.consume(session, records(0, 3));
        chain.archive.failNext(1);
        chain.clock.advance(Duration.ofHours(-1));
        chain.timer.advance(MAX_AGE);
        chain.settle(session);
        assertThat(chain.meter.failures).hasSize(1);
        chain.clock.advance(Duration.ofHours(-1));
        chain.timer.advance(Duration.ofSeconds(1));
        chain.settle(session);
        assertThat(chain.archive.ranges()).containsExactly(range(0, 3));
    }

    @Test
    void neverLetsAnObjectCrossAnHour() {
        PartitionSession session = chain.resume(0);
        List<LogRecord> records = new ArrayList<>(records(0, 4));
        records.add(TestRecords.record(PARTITION, 4, HOUR.plus(Duration.ofHours(1))));
        chain.consume(session, records);
        assertThat(chain.archive.ranges()).containsExactly(range(0, 4));
    }

    @Test
    void letsOffsetsWithoutARecordBelongToTheRangeTheyLieIn() {
        PartitionSession session = chain.resume(0);
        chain.consume(session, records(0, 5));
        chain.consume(session, records(7, 12));
        chain.consume(session, records(14, 20));
        chain.timer.advance(MAX_AGE);
        chain.settle(session);
        assertThat(chain.archive.ranges()).containsExactly(range(0, 12), range(12, 20));
    }

    @Test
    void commitsOnlyWhatIsInTheArchive() {
        PartitionSession session = chain.anchored(0);
        records(0, 10).forEach(session::offer);
        session.tick();
        assertThat(session.takeArchived()).isEmpty();
        chain.executor.runAll();
        session.tick();
        assertThat(session.takeArchived()).hasValue(10);
        assertThat(session.takeArchived()).isEmpty();
    }

    @Test
    void takesNoRecordsWhileAnObjectIsBeingPut() {
        PartitionSession session = chain.anchored(0);
        records(0, 10).forEach(session::offer);
        assertThat(session.wantsRecords()).isFalse();
        assertThat(session.offer(TestRecords.record(PARTITION, 10, HOUR))).isFalse();
        assertThat(session.takeSeek()).hasValue(10);
        chain.executor.runAll();
        session.tick();
        assertThat(session.wantsRecords()).isTrue();
    }

    @Test
    void measuresTheLagFromTheEndOfTheChain() {
        PartitionSession session = chain.anchored(0);
        records(0, 5).forEach(session::offer);
        session.logEndsAt(12);
        assertThat(chain.meter.lags).containsExactly(12L);
        chain.timer.advance(MAX_AGE);
        chain.settle(session);
        session.logEndsAt(12);
        assertThat(chain.meter.lags).containsExactly(12L, 7L);
    }
}

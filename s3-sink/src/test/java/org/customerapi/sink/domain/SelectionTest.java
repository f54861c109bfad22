package org.customerapi.sink.domain;

import java.time.Instant;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import org.customerapi.sink.testing.TestRecords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SelectionTest {

    private static final Partition PARTITION = new Partition("t", 1);
    private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant HALF_PAST = HOUR.plusSeconds(1800);

    @Test
    void holdsEverythingWithoutABound() {
        assertThat(Selection.ALL.mayBeIn(new ObjectName(PARTITION, HOUR, 0))).isTrue();
        assertThat(Selection.ALL.holds(TestRecords.record(PARTITION, 0, HOUR))).isTrue();
    }

    @Test
    void includesBothOffsetsAndTheFirstOfBothTimes() {
        Selection selection = new Selection(OptionalInt.of(1), 5, 9, HALF_PAST, HALF_PAST.plusSeconds(1));
        assertThat(selection.holds(TestRecords.record(PARTITION, 5, HALF_PAST))).isTrue();
        assertThat(selection.holds(TestRecords.record(PARTITION, 9, HALF_PAST))).isTrue();
        assertThat(selection.holds(TestRecords.record(PARTITION, 4, HALF_PAST))).isFalse();
        assertThat(selection.holds(TestRecords.record(PARTITION, 10, HALF_PAST)))
                .isFalse();
        assertThat(selection.holds(TestRecords.record(PARTITION, 5, HALF_PAST.minusMillis(1))))
                .isFalse();
        assertThat(selection.holds(TestRecords.record(PARTITION, 5, HALF_PAST.plusSeconds(1))))
                .isFalse();
        assertThat(selection.holds(TestRecords.record(new Partition("t", 2), 5, HALF_PAST)))
                .isFalse();
    }

    @Test
    void passesByObjectsWhoseNameSaysThatTheyHoldNothingOfIt() {
        Selection selection = new Selection(OptionalInt.of(1), 5, 9, HALF_PAST, HALF_PAST.plusSeconds(1));
        assertThat(selection.mayBeIn(new ObjectName(PARTITION, HOUR, 0))).isTrue();
        assertThat(selection.mayBeIn(new ObjectName(PARTITION, HOUR, 10))).isFalse();
        assertThat(selection.mayBeIn(new ObjectName(PARTITION, HOUR.plusSeconds(3600), 0)))
                .isFalse();
        assertThat(selection.mayBeIn(new ObjectName(PARTITION, HOUR.minusSeconds(3600), 0)))
                .isFalse();
        assertThat(selection.mayBeIn(new ObjectName(new Partition("t", 2), HOUR, 0)))
                .isFalse();
    }

    @Test
    void passesByObjectsThatEndBeforeIt() {
        Selection selection = new Selection(OptionalInt.empty(), 5, 9, Instant.MIN, Instant.MAX);
        assertThat(selection.mayBeIn(object(0, 5))).isFalse();
        assertThat(selection.mayBeIn(object(0, 6))).isTrue();
        assertThat(selection.mayBeIn(object(10, 20))).isFalse();
    }

    private static ArchivedObject object(long first, long next) {
        return new ArchivedObject(new ObjectName(PARTITION, HOUR, first), new OffsetRange(first, next), 1, 100, "ab");
    }

    @Test
    void refusesBoundsThatNothingLiesBetween() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Selection(OptionalInt.empty(), 5, 4, Instant.MIN, Instant.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> new Selection(OptionalInt.empty(), 0, 4, HOUR, HOUR));
    }
}

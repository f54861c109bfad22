package org.customerapi.sink.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChainOrderTest {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    private final List<Long> met = new ArrayList<>();
    private final ChainOrder order =
            new ChainOrder(ChainOrder.USUAL, object -> met.add(object.name().firstOffset()));

    @Test
    void putsOffsetsInOrderWhereTheClockSteppedBackOverAnHour() {
        add(0, 10, 0);
        add(0, 10, 60);
        add(0, 11, 50);
        add(0, 11, 70);
        order.end();
        assertThat(met).containsExactly(0L, 50L, 60L, 70L);
    }

    @Test
    void holdsNoMoreThanThreeHoursBack() {
        add(0, 10, 0);
        add(0, 11, 10);
        assertThat(met).isEmpty();
        add(0, 12, 20);
        assertThat(met).containsExactly(0L);
        add(0, 15, 30);
        assertThat(met).containsExactly(0L, 10L, 20L);
    }

    @Test
    void holdsAPartitionThatIsIdleNoLongerThanTheOthers() {
        add(1, 10, 5);
        add(0, 13, 0);
        assertThat(met).containsExactly(5L);
    }

    private void add(int partition, int hour, long first) {
        Instant start = TEN.plus(Duration.ofHours(hour - 10L));
        order.add(new StoredObject(new ObjectName(new Partition("t", partition), start, first), 1, start));
    }
}

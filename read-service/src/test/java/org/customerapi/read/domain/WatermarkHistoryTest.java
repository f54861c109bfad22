package org.customerapi.read.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import org.customerapi.contracts.Watermark;

import static org.assertj.core.api.Assertions.assertThat;

class WatermarkHistoryTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final WatermarkHistory history = new WatermarkHistory();

    @Test
    void knowsNothingWithoutAWatermark() {
        assertThat(history.completeUpTo(Map.of(0, 10L))).isEmpty();
    }

    @Test
    void saysTheLatestTimeThatIsReachedInEveryPartition() {
        history.add(new Watermark(START, 1, Map.of(0, 5L, 1, 5L)));
        history.add(new Watermark(START.plusSeconds(1), 1, Map.of(0, 6L, 1, 5L)));
        history.add(new Watermark(START.plusSeconds(2), 1, Map.of(0, 6L, 1, 6L)));

        assertThat(history.completeUpTo(Map.of(0, 4L, 1, 9L))).isEmpty();
        assertThat(history.completeUpTo(Map.of(0, 5L, 1, 9L))).contains(START);
        assertThat(history.completeUpTo(Map.of(0, 6L, 1, 5L))).contains(START.plusSeconds(1));
        assertThat(history.completeUpTo(Map.of(0, 9L, 1, 9L))).contains(START.plusSeconds(2));
    }

    @Test
    void takesAPartitionWithoutCommittedOffsetAsUnread() {
        history.add(new Watermark(START, 1, Map.of(0, 0L, 1, 1L)));

        assertThat(history.completeUpTo(Map.of(0, 7L))).isEmpty();
        assertThat(history.completeUpTo(Map.of(1, 1L))).contains(START);
    }

    @Test
    void ignoresAReplacedRelay() {
        history.add(new Watermark(START, 2, Map.of(0, 5L)));
        history.add(new Watermark(START.plusSeconds(1), 1, Map.of(0, 1L)));

        assertThat(history.completeUpTo(Map.of(0, 5L))).contains(START);
    }

    @Test
    void remembersDaysInCoarserSteps() {
        long seconds = Duration.ofDays(2).toSeconds();
        LongStream.range(0, seconds)
                .forEach(second -> history.add(new Watermark(START.plusSeconds(second), 1, Map.of(0, second))));

        assertThat(history.completeUpTo(Map.of(0, seconds - 60))).contains(START.plusSeconds(seconds - 60));
        assertThat(history.completeUpTo(Map.of(0, 3_700L)).orElseThrow())
                .isBetween(START.plusSeconds(3_300), START.plusSeconds(3_700));
    }
}

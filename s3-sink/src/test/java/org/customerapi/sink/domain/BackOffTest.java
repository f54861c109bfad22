package org.customerapi.sink.domain;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(2));
    private final RandomGenerator random = RandomGenerator.getDefault();

    @Test
    void waitsTwiceAsLongEachTimeLessAtMostHalf() {
        for (int repeat = 0; repeat < 100; repeat++) {
            assertThat(backOff.after(1, random)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
            assertThat(backOff.after(3, random)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        }
    }

    @Test
    void neverWaitsLongerThanItsCeiling() {
        IntStream.of(6, 40, 1000, Integer.MAX_VALUE)
                .forEach(attempt -> assertThat(backOff.after(attempt, random))
                        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }
}

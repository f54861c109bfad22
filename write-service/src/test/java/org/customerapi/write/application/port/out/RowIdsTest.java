package org.customerapi.write.application.port.out;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.out.RowIds.Range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowIdsTest {

    @Test
    void joinsNeighbours() {
        assertThat(RowIds.of(List.of(7L, 3L, 1L, 2L)).ranges()).containsExactly(new Range(1, 3), new Range(7, 7));
        assertThat(RowIds.parse("1-3").plus(RowIds.parse("4,6"))).hasToString("1-4,6");
        assertThat(RowIds.of(List.of())).isEqualTo(RowIds.NONE);
    }

    @Test
    void readsWhatItWrote() {
        for (String text : List.of("", "5", "1-5,7", "1-9223372036854775806")) {
            assertThat(RowIds.parse(text)).hasToString(text);
        }
        assertThatThrownBy(() -> RowIds.parse("1,x")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void tellsTheLowest() {
        RowIds ids = RowIds.parse("1-3,7,10-20");
        assertThat(ids.lowest(0)).isEqualTo(RowIds.NONE);
        assertThat(ids.lowest(3)).hasToString("1-3");
        assertThat(ids.lowest(6)).hasToString("1-3,7,10-11");
        assertThat(ids.lowest(100)).isEqualTo(ids);
    }

    @Test
    void behavesAsASetOfIds() {
        RandomGenerator random = new Random(7);
        for (int round = 0; round < 1_000; round++) {
            Set<Long> some = ids(random);
            Set<Long> others = ids(random);
            Set<Long> both = new HashSet<>(some);
            both.addAll(others);
            Set<Long> left = new HashSet<>(some);
            left.removeAll(others);

            assertThat(RowIds.of(some).plus(RowIds.of(others))).isEqualTo(RowIds.of(both));
            assertThat(RowIds.of(some).minus(RowIds.of(others))).isEqualTo(RowIds.of(left));
            assertThat(RowIds.of(some).size()).isEqualTo(some.size());
            assertThat(LongStream.range(0, 40).filter(RowIds.of(some)::contains).boxed())
                    .containsExactlyInAnyOrderElementsOf(some);
        }
    }

    private static Set<Long> ids(RandomGenerator random) {
        Set<Long> ids = new HashSet<>();
        random.longs(random.nextInt(30), 1, 40).forEach(ids::add);
        return ids;
    }
}

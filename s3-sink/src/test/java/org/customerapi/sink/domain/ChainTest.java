package org.customerapi.sink.domain;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChainTest {

    private final Chain chain = new Chain();

    @Test
    void hasNoGapWhenEachRangeBeginsWhereTheLastEnds() {
        assertThat(chain.add(new OffsetRange(0, 10))).isEmpty();
        assertThat(chain.add(new OffsetRange(10, 15))).isEmpty();
        assertThat(chain.gaps()).isEmpty();
        assertThat(chain.extent()).contains(new OffsetRange(0, 15));
    }

    @Test
    void tellsEachGap() {
        chain.add(new OffsetRange(5, 10));
        chain.add(new OffsetRange(12, 15));
        chain.add(new OffsetRange(20, 21));
        assertThat(chain.gaps()).containsExactly(new OffsetRange(10, 12), new OffsetRange(15, 20));
    }

    @Test
    void closesAGapByARangeThatComesLate() {
        chain.add(new OffsetRange(0, 10));
        chain.add(new OffsetRange(20, 30));
        chain.add(new OffsetRange(10, 20));
        assertThat(chain.gaps()).isEmpty();
        assertThat(chain.extent()).contains(new OffsetRange(0, 30));
    }

    @Test
    void tellsWhatWasThereBefore() {
        chain.add(new OffsetRange(0, 10));
        assertThat(chain.add(new OffsetRange(7, 12))).contains(new OffsetRange(7, 10));
        assertThat(chain.add(new OffsetRange(3, 5))).contains(new OffsetRange(3, 5));
        assertThat(chain.gaps()).isEmpty();
    }

    @Test
    void tellsAnOverlapWithARangeFurtherOn() {
        chain.add(new OffsetRange(10, 20));
        assertThat(chain.add(new OffsetRange(0, 12))).contains(new OffsetRange(10, 12));
    }

    @Test
    void hasNoExtentWithoutRanges() {
        assertThat(chain.extent()).isEmpty();
        assertThat(chain.gaps()).isEmpty();
    }

    @Test
    void tellsWhatIsMissingFirstInARange() {
        OffsetRange range = new OffsetRange(5, 30);
        assertThat(chain.firstMissingIn(range)).contains(range);
        chain.add(new OffsetRange(10, 20));
        assertThat(chain.firstMissingIn(range)).contains(new OffsetRange(5, 10));
        chain.add(new OffsetRange(0, 10));
        assertThat(chain.firstMissingIn(range)).contains(new OffsetRange(20, 30));
        chain.add(new OffsetRange(25, 40));
        assertThat(chain.firstMissingIn(range)).contains(new OffsetRange(20, 25));
        chain.add(new OffsetRange(20, 25));
        assertThat(chain.firstMissingIn(range)).isEmpty();
    }
}

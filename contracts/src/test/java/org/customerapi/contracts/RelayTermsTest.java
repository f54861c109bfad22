package org.customerapi.contracts;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RelayTermsTest {

    private final RelayTerms terms = new RelayTerms(3);

    @Test
    void findsALowerTermBehindAHigherOneLate() {
        assertThat(terms.isLate(10, 1)).isFalse();
        assertThat(terms.isLate(11, 3)).isFalse();
        assertThat(terms.isLate(12, 2)).isTrue();
        assertThat(terms.isLate(13, 3)).isFalse();
        assertThat(terms.isLate(10, 1)).isFalse();
        assertThat(terms.isLate(12, 2)).isTrue();
    }

    @Test
    void findsWhatItWasToldOfFirstLateOnceItKnowsWhatStandsBeforeIt() {
        assertThat(terms.isLate(1000, 4)).as("nothing is known before it").isFalse();
        assertThat(terms.isLate(900, 5)).isFalse();

        assertThat(terms.isLate(1000, 4)).isTrue();
        assertThat(terms.isLate(1100, 4)).isTrue();
        assertThat(terms.isLate(1200, 5)).isFalse();
    }

    @Test
    void remembersATermOnceHoweverFarBackItIsFoundToBegin() {
        assertThat(terms.isLate(2000, 6)).isFalse();
        for (int offset = 1000; offset > 900; offset--) {
            assertThat(terms.isLate(offset, 5)).isFalse();
        }

        assertThat(terms.isLate(901, 4)).isTrue();
        assertThat(terms.isLate(1000, 4)).isTrue();
        assertThat(terms.isLate(2000, 5)).isTrue();
    }

    @Test
    void forgetsTheChangesThatLieFurthestBack() {
        for (int term = 2; term <= 5; term++) {
            assertThat(terms.isLate(term * 10L, term)).isFalse();
        }

        assertThat(terms.isLate(25, 1)).as("the change at 20 is forgotten").isFalse();
        assertThat(terms.isLate(35, 1)).as("the one at 30 is not").isTrue();
    }
}

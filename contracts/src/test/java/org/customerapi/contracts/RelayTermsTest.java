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
    void forgetsTheChangesThatLieFurthestBack() {
        for (int term = 2; term <= 5; term++) {
            assertThat(terms.isLate(term * 10L, term)).isFalse();
        }

        assertThat(terms.isLate(25, 1)).as("the change at 20 is forgotten").isFalse();
        assertThat(terms.isLate(35, 1)).as("the one at 30 is not").isTrue();
    }
}

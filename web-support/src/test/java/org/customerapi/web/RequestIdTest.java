package org.customerapi.web;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestIdTest {

    private static final String LONGEST = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"a", "order-7.A_b", LONGEST})
    void keepsAWellFormedId(String wanted) {
        assertThat(RequestId.choose(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {LONGEST + "0", "a b", "a\nb", "ä", "<script>", "a/b"})
    void replacesAnyOther(@Nullable String wanted) {
        assertThat(RequestId.choose(wanted)).isNotEqualTo(wanted).hasSize(36);
    }
}

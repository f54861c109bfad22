package org.customerapi.contracts;

import java.util.Collections;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.contracts.ConsistencyToken.Seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConsistencyTokenTest {

    private static final UUID MARIA = UUID.fromString("01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11");
    private static final UUID CHRISTINA = UUID.fromString("01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e12");

    @Test
    void readsWhatItWrote() {
        ConsistencyToken token = ConsistencyToken.of(MARIA, Long.MAX_VALUE);

        assertThat(ConsistencyToken.parse(token.encode())).isEqualTo(token);
    }

    @Test
    void joinsTheTokensOfOneHeader() {
        String header = ConsistencyToken.of(MARIA, 3).encode() + ", "
                + ConsistencyToken.of(CHRISTINA, 1).encode();

        assertThat(ConsistencyToken.parse(header).seen()).containsExactly(new Seen(MARIA, 3), new Seen(CHRISTINA, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "abc", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesWhatItDidNotWrite(String header) {
        assertThatThrownBy(() -> ConsistencyToken.parse(header)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMoreEntriesThanAHeaderHolds() {
        String one = ConsistencyToken.of(MARIA, 1).encode();
        String header = String.join(",", Collections.nCopies(ConsistencyToken.MAX_ENTRIES + 1, one));

        assertThatThrownBy(() -> ConsistencyToken.parse(header)).isInstanceOf(IllegalArgumentException.class);
    }
}

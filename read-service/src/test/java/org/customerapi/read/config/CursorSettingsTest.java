package org.customerapi.read.config;

import org.junit.jupiter.api.Test;

import org.customerapi.tokens.TokenSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorSettingsTest {

    private static final TokenSettings WITHOUT_KEY =
            new TokenSettings("", "https://id.example.org", "", "customer-api", "customer-api");

    @Test
    void takesAKeyThatIsLongEnough() {
        assertThat(new CursorSettings("é".repeat(16)).secretOr(WITHOUT_KEY)).isEqualTo("é".repeat(16));
    }

    @Test
    void refusesAShortKey() {
        assertThatExceptionOfType(UnusableSetting.class)
                .isThrownBy(() -> new CursorSettings("x".repeat(31)).secretOr(WITHOUT_KEY))
                .withMessage("CURSOR_KEY has 31 bytes; it needs at least 32.");
    }

    @Test
    void refusesToDoWithoutAnyKey() {
        assertThatExceptionOfType(UnusableSetting.class)
                .isThrownBy(() -> new CursorSettings("").secretOr(WITHOUT_KEY))
                .withMessageStartingWith("CURSOR_KEY is not set");
    }
}

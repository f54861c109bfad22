package org.customerapi.tokens;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenSettingsTest {

    @Test
    void refusesToBeWithoutSecretAndProviderAndSaysWhichSettingIsMissing() {
        assertThatThrownBy(() -> settings("", ""))
                .isInstanceOf(UnusableTokenSetting.class)
                .hasMessage("JWT_SECRET_KEY is not set, and neither are JWT_JWKS_URI and JWT_ISSUER_URI.");
    }

    @Test
    void refusesAShortSecretAndSaysHowLongItIs() {
        assertThatThrownBy(() -> settings("x".repeat(31), ""))
                .isInstanceOf(UnusableTokenSetting.class)
                .hasMessage("JWT_SECRET_KEY has 31 bytes; it needs at least 32.");
    }

    @Test
    void countsBytesNotCharacters() {
        assertThat(settings("ö".repeat(16), "").hasProvider()).isFalse();
    }

    @Test
    void needsNoSecretWithAProvider() {
        assertThat(settings("", "https://id.example.org").hasProvider()).isTrue();
    }

    @Test
    void keepsTheSecretOutOfItsText() {
        assertThat(settings("s".repeat(32), "").toString()).doesNotContain("sss");
    }

    private static TokenSettings settings(String secret, String issuerUri) {
        return new TokenSettings(secret, issuerUri, "", "customer-api", "customer-api");
    }
}

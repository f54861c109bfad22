package org.customerapi.gateway.security;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenSettingsTest {

    @Test
    void refusesToBeWithoutSecretAndProviderAndSaysWhichSettingIsMissing() {
        assertThatThrownBy(() -> settings("", ""))
                .isInstanceOf(UnusableSetting.class)
                .hasMessage("JWT_SECRET_KEY, JWT_JWKS_URI or JWT_ISSUER_URI must be set");
    }

    @Test
    void refusesAShortSecretAndSaysHowLongItIs() {
        assertThatThrownBy(() -> settings("x".repeat(31), ""))
                .isInstanceOf(UnusableSetting.class)
                .hasMessage("JWT_SECRET_KEY has 31 bytes; it needs at least 32");
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

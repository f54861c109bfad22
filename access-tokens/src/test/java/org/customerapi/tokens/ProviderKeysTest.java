package org.customerapi.tokens;

import java.io.FileNotFoundException;
import java.net.URL;
import java.util.Map;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProviderKeysTest {

    private static final String KEYS = "https://keys.example.org/all";

    @ParameterizedTest
    @CsvSource({
        "https://id.example.org, https://id.example.org/.well-known/openid-configuration",
        "https://id.example.org/, https://id.example.org/.well-known/openid-configuration",
        "https://id.example.org:8443/a, https://id.example.org:8443/a/.well-known/openid-configuration",
        "https://id.example.org/a, https://id.example.org/.well-known/openid-configuration/a",
        "https://id.example.org/a, https://id.example.org/.well-known/oauth-authorization-server/a",
    })
    void findsTheKeysByTheConfiguration(String issuer, String place) throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("theirs").generate();
        ResourceRetriever web = web(Map.of(place, configuration(issuer), KEYS, new JWKSet(key).toString()));

        assertThat(keys(issuer, web).getKeyByKeyId("theirs")).isEqualTo(key.toPublicJWK());
    }

    @Test
    void takesNoKeysFromSomeoneElse() {
        ResourceRetriever web = web(Map.of(
                "https://id.example.org/.well-known/openid-configuration",
                configuration("https://other.example.org"),
                KEYS,
                "{\"keys\":[]}"));

        assertThatThrownBy(() -> keys("https://id.example.org", web))
                .isInstanceOf(JWKSetUnavailableException.class)
                .hasMessageContaining("https://other.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "no JSON", "{\"issuer\":\"https://id.example.org\",\"jwks_uri\":\"here\"}"})
    void blamesTheProviderForAConfigurationThatIsNone(String answer) {
        ResourceRetriever web = web(Map.of("https://id.example.org/.well-known/openid-configuration", answer));

        assertThatThrownBy(() -> keys("https://id.example.org", web)).isInstanceOf(JWKSetUnavailableException.class);
    }

    @Test
    void blamesTheProviderForHavingNoConfiguration() {
        assertThatThrownBy(() -> keys("https://id.example.org", web(Map.of())))
                .isInstanceOf(JWKSetUnavailableException.class);
    }

    private static JWKSet keys(String issuer, ResourceRetriever web) throws Exception {
        return new ProviderKeys(issuer, web).getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null);
    }

    private static String configuration(String issuer) {
        return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(issuer, KEYS);
    }

    private static ResourceRetriever web(Map<String, String> pages) {
        return (URL url) -> {
            String page = pages.get(url.toString());
            if (page == null) {
                throw new FileNotFoundException(url.toString());
            }
            return new Resource(page, "application/json");
        };
    }
}

package org.customerapi.write.adapter.out.security;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.write.config.InvalidSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SigningKeysTest {

    @Test
    void readsAJwkSetAndSignsWithItsFirstPrivateKey() throws Exception {
        ECKey retired = ec("retired").toPublicJWK();
        ECKey current = ec("current");

        SigningKeys keys = SigningKeys.of(set(retired, current, ec("former")));

        assertThat(keys.signing().orElseThrow().getKeyID()).isEqualTo("current");
        assertThat(keys.published().getKeys())
                .extracting(JWK::getKeyID)
                .containsExactly("retired", "current", "former");
    }

    @Test
    void publishesNothingPrivate() throws Exception {
        SigningKeys keys = SigningKeys.of(set(ec("one")));

        assertThat(keys.published().toString()).contains("\"one\"", "ES256").doesNotContain("\"d\"");
        assertThat(keys.toString()).doesNotContain("one");
    }

    @Test
    void readsRsaAndEcFromPemAndNamesThemByTheirThumbprints() throws Exception {
        KeyPair rsa = pair("RSA");
        KeyPair ec = pair("EC");

        SigningKeys keys = SigningKeys.of(pem(rsa.getPrivate()) + pem(ec.getPrivate()));

        RSAKey first = (RSAKey) keys.keys().getFirst();
        ECKey second = (ECKey) keys.keys().get(1);
        assertThat(first.toRSAPublicKey()).isEqualTo(rsa.getPublic());
        assertThat(second.toECPublicKey().getW()).isEqualTo(((ECPublicKey) ec.getPublic()).getW());
        assertThat(first.getKeyID()).isEqualTo(first.computeThumbprint().toString());
        assertThat(first.getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(second.getAlgorithm().getName()).isEqualTo("ES256");
    }

    @Test
    void readsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("keys.json"), set(ec("one")) + "\n");

        assertThat(SigningKeys.of(file.toString()).keys()).hasSize(1);
    }

    @Test
    void hasNoKeysWithoutASetting() {
        assertThat(SigningKeys.of(" ").signing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/no/such/file",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0c2VjcmV0\"}]}",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "\0"
            })
    void refusesWhatIsNoKeyAndNamesTheSettingOnly(String setting) {
        assertThatThrownBy(() -> SigningKeys.of(setting))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("JWT_PRIVATE_KEYS ")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void refusesWeakAndUnknownKeysAndKeysThatAreAllPublic() throws Exception {
        KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
        weak.initialize(1024);
        String other = set(new ECKeyGenerator(Curve.P_521).keyID("other").generate());

        assertThatThrownBy(() -> SigningKeys.of(pem(weak.generateKeyPair().getPrivate())))
                .isInstanceOf(InvalidSettings.class);
        assertThatThrownBy(() -> SigningKeys.of(other)).isInstanceOf(InvalidSettings.class);
        String open = set(ec("open").toPublicJWK());
        assertThatThrownBy(() -> SigningKeys.of(open)).hasMessageContaining("no private key");
    }

    private static ECKey ec(String id) throws Exception {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    private static String set(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(false);
    }

    private static KeyPair pair(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        } else {
            generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}

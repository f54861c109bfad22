package org.customerapi.tokens;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenDecodersTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SECRET = "a-secret-of-at-least-32-bytes-for-tests";
    private static final String NOWHERE = "http://127.0.0.1:1";

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final JwtDecoder ofSecret = decoder(SECRET, "", "");

    @Test
    void remembersWhichTokenWasGood() throws Exception {
        String token = bySecret(header(JWSAlgorithm.HS256, "JWT"), good().build());

        assertThat(ofSecret.decode(token)).isSameAs(ofSecret.decode(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt"})
    void takesTokensThatSayTheyAreAccessTokens(String type) throws Exception {
        String token = bySecret(header(JWSAlgorithm.HS256, type), good().build());

        assertThat(ofSecret.decode(token).getSubject()).isEqualTo("maria");
    }

    @Test
    void refusesATokenThatIsForSomethingElse() throws Exception {
        String token = bySecret(header(JWSAlgorithm.HS256, "logout+jwt"), good().build());

        assertRefused(ofSecret, token);
    }

    @Test
    void takesATokenWithinTheDifferenceOfTwoClocksOnly() throws Exception {
        JWSHeader header = header(JWSAlgorithm.HS256, "JWT");
        Instant edge = NOW.minus(ExpectedClaims.SKEW);

        assertThat(ofSecret.decode(bySecret(header, good(edge.plusSeconds(1)))).getSubject())
                .isEqualTo("maria");
        assertRefused(ofSecret, bySecret(header, good(edge.minusSeconds(1))));
    }

    @Test
    void refusesATokenWithoutAnEnd() throws Exception {
        String token = bySecret(
                header(JWSAlgorithm.HS256, "JWT"), good().expirationTime(null).build());

        assertRefused(ofSecret, token);
    }

    /** Who is let in has to be somebody: limits and events name them. */
    @Test
    void refusesATokenAboutNobody() throws Exception {
        JWSHeader header = header(JWSAlgorithm.HS256, "JWT");

        assertRefused(ofSecret, bySecret(header, good().subject(null).build()));
        assertRefused(ofSecret, bySecret(header, good().subject(" ").build()));
        assertRefused(ofSecret, bySecret(header, good().subject("m".repeat(256)).build()));
    }

    @Test
    void refusesATokenOfAnotherIssuerOrForAnotherAudience() throws Exception {
        JWSHeader header = header(JWSAlgorithm.HS256, "JWT");

        assertRefused(ofSecret, bySecret(header, good().issuer("someone-else").build()));
        assertRefused(ofSecret, bySecret(header, good().audience("another-api").build()));
    }

    @Test
    void takesWhatIsSignedByAPublishedKeyAndNotWhatIsSignedWithItsPublicHalf() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
        try (KeyPublisher publisher = KeyPublisher.of(key.toPublicJWK())) {
            JwtDecoder ofPublishedKeys = decoder("", "", publisher.address());
            String published = key.toPublicJWK().toString();

            String signed = signed(new ECDSASigner(key), header(JWSAlgorithm.ES256, "JWT"), good().build());
            String forged = signed(new MACSigner(published), header(JWSAlgorithm.HS256, "JWT"), good().build());

            assertThat(ofPublishedKeys.decode(signed).getSubject()).isEqualTo("maria");
            assertRefused(ofPublishedKeys, forged);
        }
    }

    @Test
    void blamesNoTokenForAProviderThatDoesNotAnswer() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        String token = signed(new ECDSASigner(key), header(JWSAlgorithm.ES256, "JWT"), good().build());

        assertThatThrownBy(() -> decoder("", NOWHERE, "").decode(token))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"write-service:5001", "http:///keys", "http://a b/", "file:/keys"})
    void saysThatAnAddressIsNone(String address) {
        assertThatThrownBy(() -> decoder("", address, ""))
                .isInstanceOf(UnusableTokenSetting.class)
                .hasMessage("JWT_ISSUER_URI is no address of HTTP: " + address);
        assertThatThrownBy(() -> decoder("", "", address))
                .isInstanceOf(UnusableTokenSetting.class)
                .hasMessage("JWT_JWKS_URI is no address of HTTP: " + address);
    }

    private JwtDecoder decoder(String secret, String issuerUri, String jwksUri) {
        return TokenDecoders.of(new TokenSettings(secret, issuerUri, jwksUri, "customer-api", "customer-api"), clock);
    }

    private static void assertRefused(JwtDecoder decoder, String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    private static JWTClaimsSet good(Instant expiry) {
        return good().expirationTime(Date.from(expiry)).build();
    }

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer("customer-api")
                .audience("customer-api")
                .subject("maria")
                .expirationTime(Date.from(NOW.plusSeconds(600)));
    }

    private static JWSHeader header(JWSAlgorithm algorithm, String type) {
        return new JWSHeader.Builder(algorithm).type(new JOSEObjectType(type)).build();
    }

    private static String bySecret(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        return signed(new MACSigner(SECRET), header, claims);
    }

    private static String signed(JWSSigner signer, JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}

package org.customerapi.tokens;

import java.net.URL;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Makes decoders of access tokens: the signature by one fixed family of algorithms, never the one that the token names;
 * the claims by a validator. A {@code typ} is {@code JWT} or {@code at+jwt} (RFC 9068), where there is one.
 */
public final class TokenDecoders {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int MAX_BYTES = 1024 * 1024;

    private TokenDecoders() {}

    /** The decoder for these settings, which remembers good tokens ({@link RememberedTokens}). */
    public static JwtDecoder of(TokenSettings settings, Clock clock) {
        var claims = new ExpectedClaims(settings.expectedIssuer(), settings.audience(), clock);
        return new RememberedTokens(checking(settings, claims.validator()), claims.times(), clock);
    }

    private static JwtDecoder checking(TokenSettings settings, OAuth2TokenValidator<Jwt> claims) {
        if (settings.hasProvider()) {
            return ofProvider(settings.issuerUri(), claims);
        }
        return settings.hasPublishedKeys() ? ofPublishedKeys(settings, claims) : ofSecret(settings, claims);
    }

    /**
     * Takes tokens of an OpenID provider, which is first asked when the first token comes.
     *
     * @param issuerUri where its configuration is found (OpenID Connect Discovery)
     * @return throws a {@link JwtException} that is no {@code BadJwtException} while the provider does not answer and none
     *     of its keys is known
     * @throws UnusableTokenSetting when that is no address
     */
    public static JwtDecoder ofProvider(String issuerUri, OAuth2TokenValidator<Jwt> claims) {
        return ofFetched(
                new ProviderKeys(issuerUri, http()), EnumSet.allOf(SignatureAlgorithm.class), KeyTimes.USUAL, claims);
    }

    /** Takes our own tokens, signed by key pairs whose public halves the write-service publishes. */
    private static JwtDecoder ofPublishedKeys(TokenSettings settings, OAuth2TokenValidator<Jwt> claims) {
        URL published = HttpAddress.of("JWT_JWKS_URI", settings.jwksUri());
        return ofFetched(
                new URLBasedJWKSetSource<>(published, http()),
                EnumSet.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256),
                KeyTimes.USUAL,
                claims);
    }

    /** Takes tokens signed by keys that are fetched, whose own algorithms hold as well. */
    static JwtDecoder ofFetched(
            JWKSetSource<SecurityContext> publisher,
            Set<SignatureAlgorithm> algorithms,
            KeyTimes times,
            OAuth2TokenValidator<Jwt> claims) {
        return validating(
                NimbusJwtDecoder.withJwkSource(FetchedKeys.from(publisher, times))
                        .jwsAlgorithms(taken -> taken.addAll(algorithms))
                        .jwtProcessorCustomizer(TokenDecoders::requireAccessTokens)
                        .build(),
                claims);
    }

    private static ResourceRetriever http() {
        var http = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
        http.setHeaders(Map.of("Accept", List.of("application/json, application/jwk-set+json")));
        return http;
    }

    private static JwtDecoder ofSecret(TokenSettings settings, OAuth2TokenValidator<Jwt> claims) {
        return validating(
                NimbusJwtDecoder.withSecretKey(settings.key())
                        .macAlgorithm(MacAlgorithm.HS256)
                        .jwtProcessorCustomizer(TokenDecoders::requireAccessTokens)
                        .build(),
                claims);
    }

    private static JwtDecoder validating(NimbusJwtDecoder decoder, OAuth2TokenValidator<Jwt> claims) {
        decoder.setJwtValidator(claims);
        return decoder;
    }

    private static void requireAccessTokens(ConfigurableJWTProcessor<SecurityContext> processor) {
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    }
}

package org.customerapi.gateway.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Makes the decoder of access tokens: signature by one fixed algorithm family, never the one that the token names;
 * issuer, audience and an expiry, with {@link #SKEW} of tolerance between clocks.
 */
public final class TokenDecoder {

    static final Duration SKEW = Duration.ofSeconds(30);

    private TokenDecoder() {}

    /** The decoder for these settings; a provider is first asked when the first token comes. */
    public static JwtDecoder of(TokenSettings settings, Clock clock) {
        if (settings.hasProvider()) {
            return new SupplierJwtDecoder(() -> ofProvider(settings, clock));
        }
        return settings.hasPublishedKeys() ? ofPublishedKeys(settings, clock) : ofSecret(settings, clock);
    }

    /** Our own tokens, signed by key pairs whose public halves the write-service publishes. */
    private static JwtDecoder ofPublishedKeys(TokenSettings settings, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(settings.jwksUri())
                .jwsAlgorithms(
                        algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256)))
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(accessTokens()))
                .build();
        decoder.setJwtValidator(validator(settings.issuer(), settings.audience(), clock));
        return decoder;
    }

    private static JwtDecoder ofSecret(TokenSettings settings, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(settings.key())
                .macAlgorithm(MacAlgorithm.HS256)
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(accessTokens()))
                .build();
        decoder.setJwtValidator(validator(settings.issuer(), settings.audience(), clock));
        return decoder;
    }

    private static JwtDecoder ofProvider(TokenSettings settings, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(settings.issuerUri())
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(accessTokens()))
                .build();
        decoder.setJwtValidator(validator(settings.issuerUri(), settings.audience(), clock));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, String audience, Clock clock) {
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                times, new JwtIssuerValidator(issuer), new JwtAudienceValidator(audience));
    }

    private static DefaultJOSEObjectTypeVerifier<com.nimbusds.jose.proc.SecurityContext> accessTokens() {
        return new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);
    }
}

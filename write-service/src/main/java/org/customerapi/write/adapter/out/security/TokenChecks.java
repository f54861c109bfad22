package org.customerapi.write.adapter.out.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

import org.customerapi.write.config.JwtSettings;

/** Checks access tokens: signature, times, issuer, audience, subject. */
final class TokenChecks {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final int MAX_SUBJECT_LENGTH = 255;

    private TokenChecks() {}

    /** By an outside provider, which is first asked when the first token comes. */
    static JwtDecoder byProvider(JwtSettings settings) {
        JwtDecoder lazy = new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(settings.issuerUri()).build();
            decoder.setJwtValidator(claims(settings.issuerUri(), settings.audience()));
            return decoder;
        });
        return token -> {
            try {
                return lazy.decode(token);
            } catch (JwtDecoderInitializationException away) {
                throw new JwtException("The provider does not answer", away);
            }
        };
    }

    /** By this service's own keys: any of the pairs, or the secret. Each key is good for its one algorithm only. */
    static JwtDecoder byOwnKeys(JwtSettings settings, SigningKeys pairs) {
        List<JWK> keys = new ArrayList<>(pairs.published().getKeys());
        if (!settings.secretKey().isBlank()) {
            keys.add(new OctetSequenceKey.Builder(settings.secretKey().getBytes(StandardCharsets.UTF_8))
                    .algorithm(JWSAlgorithm.HS256)
                    .build());
        }
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.HS256, JWSAlgorithm.RS256, JWSAlgorithm.ES256),
                new ImmutableJWKSet<>(new JWKSet(keys))));
        // The claims are checked below, with one tolerance for all.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(claims(settings.issuer(), settings.audience()));
        return decoder;
    }

    /** Whether a token is good at this moment, give or take the tolerance for clocks that differ. */
    static OAuth2TokenValidator<Jwt> times() {
        return new JwtTimestampValidator(CLOCK_SKEW);
    }

    private static OAuth2TokenValidator<Jwt> claims(String issuer, String audience) {
        return new DelegatingOAuth2TokenValidator<>(
                times(),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>("aud", given -> given != null && given.contains(audience)),
                new JwtClaimValidator<Object>("exp", expiry -> expiry != null),
                new JwtClaimValidator<String>("sub", TokenChecks::isSubject));
    }

    /** Not longer than OpenID Connect Core allows in section 2, and the tables hold. */
    private static boolean isSubject(@Nullable String subject) {
        return subject != null && !subject.isBlank() && subject.length() <= MAX_SUBJECT_LENGTH;
    }
}

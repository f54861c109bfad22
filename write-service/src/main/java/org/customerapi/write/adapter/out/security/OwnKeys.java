package org.customerapi.write.adapter.out.security;

import java.nio.charset.StandardCharsets;
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
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import org.customerapi.write.config.JwtSettings;

/** Checks access tokens by this service's own keys, which nobody has to be asked for. */
final class OwnKeys {

    private OwnKeys() {}

    /** Takes any of the pairs, and the secret while there is one. Each key is good for its one algorithm only. */
    static JwtDecoder decoder(JwtSettings settings, SigningKeys pairs, OAuth2TokenValidator<Jwt> claims) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.HS256, JWSAlgorithm.RS256, JWSAlgorithm.ES256),
                new ImmutableJWKSet<>(new JWKSet(verifying(settings, pairs)))));
        // The claims are checked below, with one tolerance for all.
        processor.setJWTClaimsSetVerifier((given, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(claims);
        return decoder;
    }

    private static List<JWK> verifying(JwtSettings settings, SigningKeys pairs) {
        List<JWK> keys = new ArrayList<>(pairs.published().getKeys());
        if (!settings.secretKey().isBlank()) {
            keys.add(new OctetSequenceKey.Builder(settings.secretKey().getBytes(StandardCharsets.UTF_8))
                    .algorithm(JWSAlgorithm.HS256)
                    .build());
        }
        return keys;
    }
}

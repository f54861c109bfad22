package org.customerapi.write.adapter.out.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

import org.customerapi.write.application.port.out.AccessTokens;
import org.customerapi.write.application.port.out.PasswordHashes;
import org.customerapi.write.config.JwtSettings;

/** Gives password hashes, and the tokens' signing and checking. */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    /** Argon2id, which costs an attacker memory as well as time (RFC 9106). */
    @Bean
    PasswordHashes passwordHashes() {
        return new EncodedPasswords(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
    }

    @Bean
    AccessTokens accessTokens(JwtSettings settings, Supplier<UUID> ids) {
        return new SignedAccessTokens(
                new NimbusJwtEncoder(new ImmutableSecret<>(key(settings))),
                JwsHeader.with(MacAlgorithm.HS256).build(),
                settings.issuer(),
                settings.audience(),
                ids);
    }

    @Bean
    JwtDecoder jwtDecoder(JwtSettings settings) {
        NimbusJwtDecoder decoder = settings.hasOutsideIssuer()
                ? NimbusJwtDecoder.withIssuerLocation(settings.issuerUri()).build()
                : NimbusJwtDecoder.withSecretKey(key(settings))
                        .macAlgorithm(MacAlgorithm.HS256)
                        .build();
        decoder.setJwtValidator(validator(settings));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(JwtSettings settings) {
        List<OAuth2TokenValidator<Jwt>> checks = new ArrayList<>();
        checks.add(new JwtTimestampValidator(CLOCK_SKEW));
        checks.add(new JwtIssuerValidator(settings.hasOutsideIssuer() ? settings.issuerUri() : settings.issuer()));
        checks.add(new JwtClaimValidator<List<String>>(
                "aud", audience -> audience != null && audience.contains(settings.audience())));
        checks.add(new JwtClaimValidator<Object>("exp", expiry -> expiry != null));
        checks.add(new JwtClaimValidator<String>("sub", subject -> subject != null && !subject.isBlank()));
        return new DelegatingOAuth2TokenValidator<>(checks);
    }

    private static SecretKey key(JwtSettings settings) {
        byte[] bytes = settings.secretKey().getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(bytes.length == 0 ? new byte[1] : bytes, "HmacSHA256");
    }
}

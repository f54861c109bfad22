package org.customerapi.write.adapter.out.security;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

import org.customerapi.tokens.ExpectedClaims;
import org.customerapi.tokens.RememberedTokens;
import org.customerapi.tokens.TokenDecoders;
import org.customerapi.write.application.port.out.AccessTokens;
import org.customerapi.write.application.port.out.PasswordHashes;
import org.customerapi.write.application.port.out.PublicKeys;
import org.customerapi.write.config.JwtSettings;
import org.customerapi.write.config.OnOwnLogin;
import org.customerapi.write.config.WriteSettings;

/** Gives password hashes, and the tokens' signing and checking. */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {

    /** What a hash takes, and then three times as much for everything else. */
    private static final long HEAP_BYTES_PER_PASSWORD = 64 << 20;

    /** Argon2id, which costs an attacker memory as well as time (RFC 9106); 16 MiB each. */
    @Bean
    PasswordHashes passwordHashes(WriteSettings settings) {
        Runtime machine = Runtime.getRuntime();
        int atOnce = passwordsAtOnce(machine.availableProcessors(), machine.maxMemory());
        return new EncodedPasswords(
                Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                atOnce,
                settings.http().patience());
    }

    /** Leaves others half of the processors, where there are two, and three quarters of the heap. */
    static int passwordsAtOnce(int processors, long heapBytes) {
        return Math.clamp(heapBytes / HEAP_BYTES_PER_PASSWORD, 1, Math.max(1, processors / 2));
    }

    @Bean
    SigningKeys signingKeys(JwtSettings settings) {
        return SigningKeys.of(settings.privateKeys());
    }

    @Bean
    PublicKeys publicKeys(SigningKeys keys) {
        String published = keys.published().toString();
        return () -> published;
    }

    @Bean
    @Conditional(OnOwnLogin.class)
    AccessTokens accessTokens(JwtSettings settings, SigningKeys keys, Supplier<UUID> ids) {
        return keys.signing()
                .map(key -> tokens(encoder(key), header(key), settings, ids))
                .orElseGet(() -> tokens(
                        new NimbusJwtEncoder(new ImmutableSecret<>(secret(settings))),
                        JwsHeader.with(MacAlgorithm.HS256).build(),
                        settings,
                        ids));
    }

    @Bean
    JwtDecoder jwtDecoder(JwtSettings settings, SigningKeys keys, Clock clock) {
        var claims = new ExpectedClaims(settings.expectedIssuer(), settings.audience(), clock);
        JwtDecoder checks = settings.hasOutsideIssuer()
                ? TokenDecoders.ofProvider(settings.issuerUri(), claims.validator())
                : OwnKeys.decoder(settings, keys, claims.validator());
        return new RememberedTokens(checks, claims.times(), clock);
    }

    private static AccessTokens tokens(JwtEncoder encoder, JwsHeader header, JwtSettings settings, Supplier<UUID> ids) {
        return new SignedAccessTokens(encoder, header, settings.issuer(), settings.audience(), ids);
    }

    private static JwtEncoder encoder(JWK key) {
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
    }

    private static JwsHeader header(JWK key) {
        return JwsHeader.with(SignatureAlgorithm.from(key.getAlgorithm().getName()))
                .keyId(key.getKeyID())
                .build();
    }

    private static SecretKey secret(JwtSettings settings) {
        return new SecretKeySpec(settings.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }
}

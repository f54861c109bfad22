package org.customerapi.write.adapter.out.security;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

import org.customerapi.write.application.port.out.AccessTokens;
import org.customerapi.write.domain.user.User;

/**
 * Access tokens as signed JWTs (RFC 9068 claims).
 *
 * @param encoder signs
 * @param header names the algorithm
 */
public record SignedAccessTokens(
        JwtEncoder encoder, JwsHeader header, String issuer, String audience, Supplier<UUID> ids)
        implements AccessTokens {

    @Override
    public String issue(User user, Instant now, Duration lifetime) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .audience(List.of(audience))
                .subject(user.username())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .id(ids.get().toString())
                .claim("scope", String.join(" ", user.scopes()))
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}

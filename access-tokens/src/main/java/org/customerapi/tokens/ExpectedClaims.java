package org.customerapi.tokens;

import java.time.Clock;
import java.time.Duration;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/**
 * What an access token has to say of itself.
 *
 * @param issuer its {@code iss}
 * @param audience one of its {@code aud}
 * @param clock what its times are held against
 */
public record ExpectedClaims(String issuer, String audience, Clock clock) {

    /** How far the clocks of two machines may differ. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    /** Takes a token of this issuer, for this audience, that has begun and has an end that has not come. */
    public OAuth2TokenValidator<Jwt> validator() {
        return new DelegatingOAuth2TokenValidator<>(
                times(), new JwtIssuerValidator(issuer), new JwtAudienceValidator(audience));
    }

    /** Takes a token at this moment, give or take {@link #SKEW}; one without an end is never taken. */
    public OAuth2TokenValidator<Jwt> times() {
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }
}

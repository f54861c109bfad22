package org.customerapi.tokens;

import java.time.Clock;
import java.time.Duration;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
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

    /** What its {@code sub} may have at the most, in characters; users are told apart by it, and changes name it. */
    private static final int LONGEST_SUBJECT = 255;

    /** Takes a token of this issuer, for this audience and about somebody, that has begun and has an end that has not come. */
    public OAuth2TokenValidator<Jwt> validator() {
        return new DelegatingOAuth2TokenValidator<>(
                times(), new JwtIssuerValidator(issuer), new JwtAudienceValidator(audience), subject());
    }

    private static OAuth2TokenValidator<Jwt> subject() {
        return new JwtClaimValidator<String>(
                JwtClaimNames.SUB,
                subject -> subject != null && !subject.isBlank() && subject.length() <= LONGEST_SUBJECT);
    }

    /** Takes a token at this moment, give or take {@link #SKEW}; one without an end is never taken. */
    public OAuth2TokenValidator<Jwt> times() {
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }
}

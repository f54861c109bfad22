package org.customerapi.tokens;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers for {@link #WHILE} which tokens were good, since a client sends the same one with every request and checking
 * its signature costs more than most of the rest. Its times are looked at on every use; a key that was withdrawn is
 * noticed when the while is over. What was refused is not remembered, so only good tokens take room, at most
 * {@value #MOST} of a few KB each: when full, all is forgotten.
 */
public final class RememberedTokens implements JwtDecoder {

    /** How long a token is good without another look at its signature. */
    public static final Duration WHILE = Duration.ofSeconds(30);

    static final int MOST = 4_000;

    private final JwtDecoder checks;
    private final OAuth2TokenValidator<Jwt> times;
    private final InstantSource clock;
    private final Map<String, Good> known = new ConcurrentHashMap<>();

    /**
     * Puts the memory before the checks.
     *
     * @param times what is also asked about a remembered token
     */
    public RememberedTokens(JwtDecoder checks, OAuth2TokenValidator<Jwt> times, InstantSource clock) {
        this.checks = checks;
        this.times = times;
        this.clock = clock;
    }

    private record Good(Jwt token, Instant until) {}

    @Override
    public Jwt decode(String token) {
        Instant now = clock.instant();
        Good good = known.get(token);
        if (good == null || !now.isBefore(good.until())) {
            good = new Good(checks.decode(token), now.plus(WHILE));
            remember(token, good);
            return good.token();
        }
        var judgement = times.validate(good.token());
        if (judgement.hasErrors()) {
            known.remove(token);
            throw new JwtValidationException("The token is not good any more", judgement.getErrors());
        }
        return good.token();
    }

    private void remember(String token, Good good) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(token, good);
    }
}

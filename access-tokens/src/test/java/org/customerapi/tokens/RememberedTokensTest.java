package org.customerapi.tokens;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RememberedTokensTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long LIFETIME = 20;

    private final List<String> checked = new ArrayList<>();
    private final RememberedTokens tokens = new RememberedTokens(this::check, this::times, () -> this.now);
    private Instant now = START;
    private boolean keyWithdrawn;

    @Test
    void checksATokenOnceAWhile() {
        assertThat(tokens.decode("maria").getSubject()).isEqualTo("maria");
        assertThat(tokens.decode("maria").getSubject()).isEqualTo("maria");
        assertThat(tokens.decode("thomas").getSubject()).isEqualTo("thomas");

        assertThat(checked).containsExactly("maria", "thomas");
    }

    @Test
    void refusesARememberedTokenOnceItHasExpired() {
        tokens.decode("maria");
        now = START.plusSeconds(LIFETIME);

        assertThatThrownBy(() -> tokens.decode("maria")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void noticesAWithdrawnKeyWhenTheWhileIsOver() {
        tokens.decode("maria");
        keyWithdrawn = true;
        tokens.decode("maria");
        now = START.plus(RememberedTokens.WHILE);

        assertThatThrownBy(() -> tokens.decode("maria")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void remembersNoTokenThatIsNotGood() {
        keyWithdrawn = true;
        assertThatThrownBy(() -> tokens.decode("maria")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("maria")).isInstanceOf(BadJwtException.class);

        assertThat(checked).containsExactly("maria", "maria");
    }

    @Test
    void forgetsAllRatherThanGrow() {
        for (int i = 0; i <= RememberedTokens.MOST; i++) {
            tokens.decode("client-" + i);
        }
        checked.clear();
        tokens.decode("client-0");
        tokens.decode("client-" + RememberedTokens.MOST);

        assertThat(checked).containsExactly("client-0");
    }

    private Jwt check(String token) {
        checked.add(token);
        if (keyWithdrawn) {
            throw new BadJwtException("The key was withdrawn");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "HS256")
                .subject(token)
                .expiresAt(START.plusSeconds(LIFETIME))
                .build();
    }

    private OAuth2TokenValidatorResult times(Jwt token) {
        Instant expiry = token.getExpiresAt();
        return expiry != null && now.isBefore(expiry)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }
}

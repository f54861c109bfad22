package org.customerapi.write.application.service;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.customerapi.write.application.port.in.LogIn;
import org.customerapi.write.application.port.in.RefreshLogIn;
import org.customerapi.write.application.port.out.AccessTokens;
import org.customerapi.write.application.port.out.PasswordHashes;
import org.customerapi.write.application.port.out.RefreshTokens;
import org.customerapi.write.application.port.out.RefreshTokens.Grant;
import org.customerapi.write.application.port.out.Users;
import org.customerapi.write.domain.user.BadCredentials;
import org.customerapi.write.domain.user.Tokens;
import org.customerapi.write.domain.user.User;

/** Logs users in and keeps them logged in. */
public final class LoginService implements LogIn, RefreshLogIn {

    private static final int REFRESH_TOKEN_BYTES = 32;

    private final Users users;
    private final PasswordHashes passwords;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Lifetimes lifetimes;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SecureRandom random = new SecureRandom();
    private final String nobodysHash;

    public LoginService(
            Users users,
            PasswordHashes passwords,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            Lifetimes lifetimes,
            Clock clock,
            Supplier<UUID> ids) {
        this.users = users;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.ids = ids;
        this.nobodysHash = passwords.hash(randomToken());
    }

    /**
     * How long tokens last.
     *
     * @param access from its issue
     * @param refresh from its issue; a new one comes with each refresh
     */
    public record Lifetimes(Duration access, Duration refresh) {}

    @Override
    public Tokens logIn(String username, String password) {
        Optional<User> user = users.find(username);
        boolean matches =
                passwords.matches(password, user.map(User::passwordHash).orElse(nobodysHash));
        return user.filter(known -> matches && !known.disabled())
                .map(known -> issue(known, ids.get()))
                .orElseThrow(() -> new BadCredentials("Unknown user or wrong password"));
    }

    @Override
    public Tokens refresh(String refreshToken) {
        Grant grant = refreshTokens.use(refreshToken, clock.instant()).orElseThrow(() -> refuse(refreshToken));
        return users.find(grant.username())
                .filter(user -> !user.disabled())
                .map(user -> issue(user, grant.family()))
                .orElseThrow(() -> new BadCredentials("The refresh token is not good"));
    }

    private BadCredentials refuse(String refreshToken) {
        refreshTokens.find(refreshToken).ifPresent(grant -> refreshTokens.revokeFamily(grant.family()));
        return new BadCredentials("The refresh token is not good");
    }

    private Tokens issue(User user, UUID family) {
        Instant now = clock.instant();
        String refreshToken = randomToken();
        refreshTokens.add(refreshToken, family, user.username(), now.plus(lifetimes.refresh()));
        return new Tokens(accessTokens.issue(user, now, lifetimes.access()), refreshToken, lifetimes.access());
    }

    private String randomToken() {
        byte[] bytes = new byte[REFRESH_TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

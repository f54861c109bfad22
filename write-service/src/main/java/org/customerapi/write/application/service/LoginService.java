package org.customerapi.write.application.service;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

import org.customerapi.write.application.port.in.LogIn;
import org.customerapi.write.application.port.in.RefreshLogIn;
import org.customerapi.write.application.port.out.AccessTokens;
import org.customerapi.write.application.port.out.PasswordHashes;
import org.customerapi.write.application.port.out.RefreshTokens;
import org.customerapi.write.application.port.out.RefreshTokens.Grant;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.application.port.out.Users;
import org.customerapi.write.domain.user.BadCredentials;
import org.customerapi.write.domain.user.Tokens;
import org.customerapi.write.domain.user.User;

/** Logs users in and keeps them logged in. */
public final class LoginService implements LogIn, RefreshLogIn {

    private static final Logger LOG = LoggerFactory.getLogger(LoginService.class);
    private static final int REFRESH_TOKEN_BYTES = 32;

    private final Users users;
    private final PasswordHashes passwords;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final UnitOfWork unitOfWork;
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
            UnitOfWork unitOfWork,
            Lifetimes lifetimes,
            Clock clock,
            Supplier<UUID> ids) {
        this.users = users;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.unitOfWork = unitOfWork;
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
    public Tokens logIn(String username, String password, String address) {
        Optional<User> user = users.find(username);
        boolean matches =
                passwords.matches(password, user.map(User::passwordHash).orElse(nobodysHash));
        return user.filter(known -> matches).flatMap(this::begin).orElseThrow(() -> refuse(user, address));
    }

    /** A name that is nobody's is not logged: it may be a password that was typed into the wrong field. */
    private static BadCredentials refuse(Optional<User> user, String address) {
        LoggingEventBuilder log = LOG.atInfo().addKeyValue("address", address);
        user.map(known -> log.addKeyValue("user", known.username())).orElse(log).log("A login was refused");
        return new BadCredentials("Unknown user or wrong password");
    }

    /** Holds the user, so that no token is given for a password that has just been changed. */
    private Optional<Tokens> begin(User verified) {
        return unitOfWork.commit(() -> users.hold(verified.username())
                .filter(user -> user.passwordHash().equals(verified.passwordHash()))
                .flatMap(user -> issue(user, ids.get())));
    }

    @Override
    public Tokens refresh(String refreshToken) {
        return unitOfWork
                .commit(() -> refreshTokens.find(refreshToken).flatMap(grant -> goOn(grant, refreshToken)))
                .orElseThrow(() -> refuse(refreshToken));
    }

    /** Holds the user first and the token then, the order in which an administrator's change takes them too. */
    private Optional<Tokens> goOn(Grant grant, String refreshToken) {
        return users.hold(grant.username())
                .filter(user -> refreshTokens.use(refreshToken, clock.instant()).isPresent())
                .flatMap(user -> issue(user, grant.family()));
    }

    @Override
    public void logOut(String refreshToken) {
        refreshTokens.find(refreshToken).ifPresent(this::revoke);
    }

    /** A token that is no longer good was used twice, or expired: whatever came from its login ends. */
    private BadCredentials refuse(String refreshToken) {
        refreshTokens.find(refreshToken).ifPresent(grant -> {
            LOG.atWarn().addKeyValue("user", grant.username()).log("A refresh token was refused, and its login ended");
            revoke(grant);
        });
        return new BadCredentials("The refresh token is not good");
    }

    /** Waits for refreshes of this user that are under way, so that no token of theirs comes after the end of its family. */
    private void revoke(Grant grant) {
        unitOfWork.commit(() -> {
            Optional<User> locked = users.lock(grant.username());
            refreshTokens.revokeFamily(grant.family());
            return locked;
        });
    }

    private Optional<Tokens> issue(User user, UUID family) {
        if (user.disabled()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String refreshToken = randomToken();
        refreshTokens.add(refreshToken, family, user.username(), now.plus(lifetimes.refresh()));
        String accessToken = accessTokens.issue(user, now, lifetimes.access());
        return Optional.of(new Tokens(accessToken, refreshToken, lifetimes.access()));
    }

    private String randomToken() {
        byte[] bytes = new byte[REFRESH_TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

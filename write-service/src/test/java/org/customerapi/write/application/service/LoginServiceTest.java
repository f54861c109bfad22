package org.customerapi.write.application.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.customerapi.write.application.port.out.PasswordHashes;
import org.customerapi.write.application.port.out.RefreshTokens;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.application.port.out.Users;
import org.customerapi.write.domain.user.BadCredentials;
import org.customerapi.write.domain.user.User;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoginServiceTest {

    private final MemoryUsers users = new MemoryUsers();
    private final CountingHashes hashes = new CountingHashes();
    private final MemoryTokens tokens = new MemoryTokens();
    private final LoginService logins = new LoginService(
            users,
            hashes,
            (user, now, lifetime) -> "access of " + user.username(),
            tokens,
            new UnitOfWork() {
                @Override
                public <T> T commit(Supplier<T> work) {
                    return work.get();
                }
            },
            new LoginService.Lifetimes(Duration.ofHours(1), Duration.ofDays(30)),
            Clock.fixed(Instant.parse("2026-01-05T09:30:00Z"), ZoneOffset.UTC),
            UUID::randomUUID);

    @Test
    void hashesAsMuchForAnUnknownAndADisabledUserAsForAWrongPassword() {
        users.add(new User("maria", hashes.hash("right"), Set.of("customers:read"), false));
        users.add(new User("leaver", hashes.hash("right"), Set.of("customers:read"), true));

        assertThat(hashesChecked(() -> logins.logIn("maria", "wrong", "192.0.2.1")))
                .isOne();
        assertThat(hashesChecked(() -> logins.logIn("nobody", "wrong", "192.0.2.1")))
                .isOne();
        assertThat(hashesChecked(() -> logins.logIn("leaver", "right", "192.0.2.1")))
                .isOne();
    }

    @Test
    void checksAnUnknownUserAgainstAHashOfTheSameKind() {
        assertThatThrownBy(() -> logins.logIn("nobody", "wrong", "192.0.2.1")).isInstanceOf(BadCredentials.class);

        assertThat(hashes.checked).singleElement().asString().startsWith("hash of ");
    }

    @Test
    void givesNoTokenForAPasswordThatIsChangedWhileItIsChecked() {
        users.add(new User("maria", hashes.hash("right"), Set.of("customers:read"), false));
        hashes.meanwhile = () -> users.save(users.found("maria").withPasswordHash("hash of another"));

        assertThatThrownBy(() -> logins.logIn("maria", "right", "192.0.2.1")).isInstanceOf(BadCredentials.class);
        assertThat(tokens.given).isEmpty();
    }

    @Test
    void givesNoTokenToAUserWhoIsDisabledWhileThePasswordIsChecked() {
        users.add(new User("maria", hashes.hash("right"), Set.of("customers:read"), false));
        hashes.meanwhile = () -> users.save(users.found("maria").disable());

        assertThatThrownBy(() -> logins.logIn("maria", "right", "192.0.2.1")).isInstanceOf(BadCredentials.class);
        assertThat(tokens.given).isEmpty();
    }

    @Test
    void logsWhoseLoginFailedAndFromWhereButNoNameThatIsNobodys() {
        users.add(new User("maria", hashes.hash("right"), Set.of("customers:read"), false));

        assertThat(logged(() -> logins.logIn("maria", "wrong", "192.0.2.1")))
                .containsExactly("A login was refused {address=192.0.2.1, user=maria}");
        assertThat(logged(() -> logins.logIn("my-password", "wrong", "192.0.2.1")))
                .containsExactly("A login was refused {address=192.0.2.1}");
    }

    @Test
    void logsARefreshTokenThatIsSentAgain() {
        users.add(new User("maria", hashes.hash("right"), Set.of("customers:read"), false));
        String token = logins.logIn("maria", "right", "192.0.2.1").refreshToken();

        assertThat(logged(() -> logins.refresh(token)))
                .containsExactly("A refresh token was refused, and its login ended {user=maria}");
    }

    private static List<String> logged(Runnable attempt) {
        Logger log = (Logger) LoggerFactory.getLogger(LoginService.class);
        ListAppender<ILoggingEvent> entries = new ListAppender<>();
        entries.start();
        log.addAppender(entries);
        try {
            assertThatThrownBy(attempt::run).isInstanceOf(BadCredentials.class);
        } finally {
            log.detachAppender(entries);
        }
        return entries.list.stream().map(LoginServiceTest::withValues).toList();
    }

    private static String withValues(ILoggingEvent entry) {
        return entry.getMessage()
                + entry.getKeyValuePairs().stream()
                        .map(pair -> pair.key + "=" + pair.value)
                        .collect(Collectors.joining(", ", " {", "}"));
    }

    private int hashesChecked(Runnable attempt) {
        int before = hashes.checked.size();
        assertThatThrownBy(attempt::run)
                .isInstanceOf(BadCredentials.class)
                .hasMessage("Unknown user or wrong password");
        return hashes.checked.size() - before;
    }

    private static final class CountingHashes implements PasswordHashes {

        private final List<String> checked = new ArrayList<>();
        private Runnable meanwhile = () -> {};

        @Override
        public String hash(String password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(String password, String hash) {
            checked.add(hash);
            meanwhile.run();
            return hash.equals(hash(password));
        }
    }

    private static final class MemoryUsers implements Users {

        private final Map<String, User> users = new HashMap<>();

        User found(String username) {
            return find(username).orElseThrow();
        }

        @Override
        public Optional<User> find(String username) {
            return Optional.ofNullable(users.get(username));
        }

        @Override
        public List<User> all() {
            return List.copyOf(users.values());
        }

        @Override
        public Optional<User> hold(String username) {
            return find(username);
        }

        @Override
        public Optional<User> lock(String username) {
            return find(username);
        }

        @Override
        public List<User> lockAll() {
            return all();
        }

        @Override
        public boolean add(User user) {
            return users.putIfAbsent(user.username(), user) == null;
        }

        @Override
        public void save(User user) {
            users.put(user.username(), user);
        }

        @Override
        public boolean isEmpty() {
            return users.isEmpty();
        }
    }

    private static final class MemoryTokens implements RefreshTokens {

        private final Map<String, Grant> given = new HashMap<>();

        @Override
        public void add(String token, UUID family, String username, Instant expiresAt) {
            given.put(token, new Grant(family, username));
        }

        @Override
        public Optional<Grant> use(String token, Instant now) {
            return Optional.empty();
        }

        @Override
        public Optional<Grant> find(String token) {
            return Optional.ofNullable(given.get(token));
        }

        @Override
        public void revokeFamily(UUID family) {
            given.clear();
        }

        @Override
        public void revokeAll(String username) {
            given.clear();
        }

        @Override
        public int forgetExpiredBefore(Instant limit, int most) {
            return 0;
        }
    }
}

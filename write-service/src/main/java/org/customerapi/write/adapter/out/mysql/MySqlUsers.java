package org.customerapi.write.adapter.out.mysql;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;

import org.customerapi.write.application.port.out.Users;
import org.customerapi.write.domain.user.User;

/** The table {@code api_user}. */
class MySqlUsers implements Users {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    MySqlUsers(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<User> find(String username) {
        return jdbc
                .query(
                        "SELECT username, password_hash, scopes, disabled FROM api_user WHERE username = ?",
                        (row, number) -> new User(
                                row.getString(1),
                                row.getString(2),
                                Set.of(row.getString(3).split(" ")),
                                row.getBoolean(4)),
                        username)
                .stream()
                .findFirst();
    }

    @Override
    public void addIfMissing(User user) {
        jdbc.update(
                """
                INSERT INTO api_user (username, password_hash, scopes, disabled, created_at) VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE username = api_user.username
                """,
                user.username(),
                user.passwordHash(),
                String.join(" ", user.scopes()),
                user.disabled(),
                Timestamp.from(clock.instant()));
    }

    @Override
    public boolean isEmpty() {
        return !Objects.requireNonNull(jdbc.queryForObject("SELECT EXISTS (SELECT 1 FROM api_user)", Boolean.class));
    }
}

package org.customerapi.write.adapter.out.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

import org.customerapi.write.application.port.out.Users;
import org.customerapi.write.domain.user.User;

/** The table {@code api_user}. */
class MySqlUsers implements Users {

    private static final String SELECT = "SELECT username, password_hash, scopes, disabled FROM api_user ";
    private static final String INSERT =
            "INSERT INTO api_user (username, password_hash, scopes, disabled, created_at) VALUES (?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE api_user SET password_hash = ?, scopes = ?, disabled = ? WHERE username = ?";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    MySqlUsers(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<User> find(String username) {
        // The column's collation passes over blanks at the end; names do not.
        return query("WHERE username = ?", username).stream()
                .filter(user -> user.username().equals(username))
                .findFirst();
    }

    @Override
    public List<User> all() {
        return query("ORDER BY username");
    }

    @Override
    public Optional<User> hold(String username) {
        return query("WHERE username = ? FOR SHARE", username).stream().findFirst();
    }

    @Override
    public Optional<User> lock(String username) {
        return query("WHERE username = ? FOR UPDATE", username).stream().findFirst();
    }

    @Override
    public List<User> lockAll() {
        return query("ORDER BY username FOR UPDATE");
    }

    private List<User> query(String which, Object... parameters) {
        return jdbc.query(SELECT + which, (row, number) -> user(row), parameters);
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString(1), row.getString(2), Set.of(row.getString(3).split(" ")), row.getBoolean(4));
    }

    @Override
    public boolean add(User user) {
        try {
            jdbc.update(
                    INSERT,
                    user.username(),
                    user.passwordHash(),
                    scopes(user),
                    user.disabled(),
                    Timestamp.from(clock.instant()));
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    @Override
    public void save(User user) {
        jdbc.update(UPDATE, user.passwordHash(), scopes(user), user.disabled(), user.username());
    }

    @Override
    public boolean isEmpty() {
        return !Objects.requireNonNull(jdbc.queryForObject("SELECT EXISTS (SELECT 1 FROM api_user)", Boolean.class));
    }

    private static String scopes(User user) {
        return String.join(" ", user.scopes().stream().sorted().toList());
    }
}

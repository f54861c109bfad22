package org.customerapi.write.adapter.out.mysql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

import org.customerapi.write.application.port.out.RefreshTokens;

/** The table {@code refresh_token}; tokens are stored as SHA-256, which their 256 random bits make safe. */
class MySqlRefreshTokens implements RefreshTokens {

    private final JdbcTemplate jdbc;

    MySqlRefreshTokens(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(String token, UUID family, String username, Instant expiresAt) {
        jdbc.update(
                "INSERT INTO refresh_token (token_hash, family, username, expires_at) VALUES (?, ?, ?, ?)",
                hash(token),
                Uuids.bytes(family),
                username,
                Timestamp.from(expiresAt));
    }

    @Override
    public Optional<Grant> use(String token, Instant now) {
        int won = jdbc.update(
                "UPDATE refresh_token SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?",
                Timestamp.from(now),
                hash(token),
                Timestamp.from(now));
        return won == 1 ? find(token) : Optional.empty();
    }

    @Override
    public Optional<Grant> find(String token) {
        return jdbc
                .query(
                        "SELECT family, username FROM refresh_token WHERE token_hash = ?",
                        (row, number) -> new Grant(Uuids.of(row.getBytes(1)), row.getString(2)),
                        hash(token))
                .stream()
                .findFirst();
    }

    @Override
    public void revokeFamily(UUID family) {
        jdbc.update("DELETE FROM refresh_token WHERE family = ?", Uuids.bytes(family));
    }

    @Override
    public void revokeAll(String username) {
        jdbc.update("DELETE FROM refresh_token WHERE username = ?", username);
    }

    @Override
    public int forgetExpiredBefore(Instant limit, int most) {
        return jdbc.update(
                "DELETE FROM refresh_token WHERE expires_at < ? ORDER BY expires_at LIMIT ?",
                Timestamp.from(limit),
                most);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

package org.customerapi.read.adapter.in.web;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.domain.CursorPosition;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes opaque cursors of positions and back; a cursor that was changed, or made for another query, is none. */
final class CursorCodec {

    private static final String ALGORITHM = "HmacSHA256";

    /** Another number than in versions whose cursors hold other sort values, so that these are refused as any foreign one. */
    private static final String PURPOSE = "cursors 2";

    private final JsonMapper json;
    private final SecretKeySpec key;

    CursorCodec(JsonMapper json, String secret) {
        this.json = json;
        this.key = new SecretKeySpec(
                mac(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM), PURPOSE.getBytes(UTF_8)), ALGORITHM);
    }

    /**
     * What a cursor holds, in short names.
     *
     * @param q the query it belongs to
     * @param a sort values of the last customer
     * @param n page number
     * @param s snapshot
     * @param t completeness of the snapshot
     */
    private record Content(
            String q,
            List<@Nullable Object> a,
            int n,
            @Nullable String s,
            @Nullable Instant t) {}

    String encode(CursorPosition position, String query) {
        CursorPosition.Snapshot snapshot = position.snapshot();
        Content content = new Content(
                fingerprint(query),
                position.after(),
                position.number(),
                snapshot == null ? null : snapshot.id(),
                snapshot == null ? null : snapshot.asOf());
        byte[] body = json.writeValueAsBytes(content);
        return text(body) + "." + text(mac(key, body));
    }

    Optional<CursorPosition> decode(String cursor, String query, int size) {
        String[] parts = cursor.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] body = Base64.getUrlDecoder().decode(parts[0]);
            boolean genuine =
                    MessageDigest.isEqual(mac(key, body), Base64.getUrlDecoder().decode(parts[1]));
            return genuine ? position(json.readValue(body, Content.class), query, size) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException forged) {
            return Optional.empty();
        }
    }

    private static Optional<CursorPosition> position(Content content, String query, int size) {
        if (!content.q().equals(fingerprint(query))) {
            return Optional.empty();
        }
        List<@Nullable Object> after = new ArrayList<>();
        content.a().forEach(value -> after.add(value instanceof Integer number ? (Object) number.longValue() : value));
        String id = content.s();
        CursorPosition.Snapshot snapshot = id == null ? null : new CursorPosition.Snapshot(id, content.t());
        return Optional.of(new CursorPosition(after, content.n(), size, snapshot));
    }

    private static String fingerprint(String query) {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(query.getBytes(UTF_8)))
                    .substring(0, 22);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] mac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

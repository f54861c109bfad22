package org.customerapi.write.adapter.in.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.in.IdempotencyKey;

/** Reads the header Idempotency-Key and takes the request's fingerprint. */
final class Fingerprints {

    private static final int MAX_LENGTH = 255;

    private Fingerprints() {}

    /** @throws MalformedRequest when the key is blank, too long, or not visible ASCII */
    static Optional<IdempotencyKey> key(@Nullable String header, String actor, String route, byte[] body) {
        if (header == null) {
            return Optional.empty();
        }
        boolean readable = header.chars().allMatch(letter -> letter > ' ' && letter < 0x7F);
        if (header.isEmpty() || header.length() > MAX_LENGTH || !readable) {
            throw new MalformedRequest("Idempotency-Key must be 1 to " + MAX_LENGTH + " visible ASCII characters");
        }
        return Optional.of(new IdempotencyKey(actor, header, fingerprint(route, body)));
    }

    private static String fingerprint(String route, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(route.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

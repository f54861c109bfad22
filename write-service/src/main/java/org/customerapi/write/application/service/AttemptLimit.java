package org.customerapi.write.application.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Allows each key a burst of attempts, and one more each time {@code refill} has passed (GCRA, the token bucket that
 * needs one number a key). Keys share a fixed number of slots by a hash that outsiders cannot guess, so memory is bounded
 * and nobody's count can be pushed out; two keys that meet in a slot share their attempts. Safe for use by many threads.
 */
final class AttemptLimit {

    private static final int SLOTS = 1 << 16;

    private final AtomicLongArray usedUntil = new AtomicLongArray(SLOTS);
    private final byte[] salt = new byte[16];
    private final long refill;
    private final long tolerance;
    private final LongSupplier nanoTime;
    private final long start;

    /** @param nanoTime a clock that never goes back, in nanoseconds */
    AttemptLimit(int burst, Duration refill, LongSupplier nanoTime) {
        if (burst < 1 || !refill.isPositive()) {
            throw new IllegalArgumentException("a limit needs a burst of at least 1, and a refill time");
        }
        this.refill = refill.toNanos();
        this.tolerance = Math.multiplyExact(this.refill, burst);
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        new SecureRandom().nextBytes(salt);
    }

    /** Takes an attempt and answers zero, or takes none and answers after what time there will be one. */
    Duration take(String key) {
        int slot = slot(key);
        while (true) {
            long now = nanoTime.getAsLong() - start;
            long before = usedUntil.get(slot);
            long after = Math.max(before, now) + refill;
            if (after - now > tolerance) {
                return Duration.ofNanos(after - now - tolerance);
            }
            if (usedUntil.compareAndSet(slot, before, after)) {
                return Duration.ZERO;
            }
        }
    }

    /** Gives an attempt back. */
    void giveBack(String key) {
        usedUntil.addAndGet(slot(key), -refill);
    }

    private int slot(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            byte[] hash = digest.digest(key.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getInt() & SLOTS - 1;
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

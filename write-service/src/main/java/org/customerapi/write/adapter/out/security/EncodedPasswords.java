package org.customerapi.write.adapter.out.security;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

import org.customerapi.write.application.port.out.PasswordHashes;

/** Passwords by a Spring Security encoder; a few at once, others wait, since each takes a lot of memory. */
final class EncodedPasswords implements PasswordHashes {

    private final PasswordEncoder encoder;
    private final Semaphore places;

    EncodedPasswords(PasswordEncoder encoder, int atOnce) {
        this.encoder = encoder;
        this.places = new Semaphore(atOnce, true);
    }

    @Override
    public String hash(String password) {
        String hash = inTurn(() -> encoder.encode(password));
        if (hash == null) {
            throw new IllegalArgumentException("a password is required");
        }
        return hash;
    }

    @Override
    public boolean matches(String password, String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}

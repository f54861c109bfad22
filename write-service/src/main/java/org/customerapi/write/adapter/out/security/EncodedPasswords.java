package org.customerapi.write.adapter.out.security;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.springframework.security.crypto.password.PasswordEncoder;

import org.customerapi.write.application.port.in.Overloaded;
import org.customerapi.write.application.port.out.PasswordHashes;

/**
 * Passwords by a Spring Security encoder, a few at once: each takes a lot of memory, and of a processor all that it can
 * get. So they have threads of their own, lest a burst of logins keeps the carriers of virtual threads from everybody else.
 */
final class EncodedPasswords implements PasswordHashes, AutoCloseable {

    private final PasswordEncoder encoder;
    private final Duration patience;
    private final ExecutorService threads;

    /**
     * Makes one.
     *
     * @param atOnce how many passwords are worked on at the same time
     * @param patience how long one waits for its turn and its end
     */
    EncodedPasswords(PasswordEncoder encoder, int atOnce, Duration patience) {
        this.encoder = encoder;
        this.patience = patience;
        this.threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().daemon().name("passwords-", 1).factory());
    }

    @Override
    public String hash(String password) {
        return inTurn(() -> {
            String hash = encoder.encode(password);
            if (hash == null) {
                throw new IllegalArgumentException("a password is required");
            }
            return hash;
        });
    }

    @Override
    public boolean matches(String password, String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    private <T> T inTurn(Supplier<T> work) {
        Future<T> result = threads.submit(work::get);
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooMany) {
            result.cancel(false);
            throw new Overloaded("Too many logins are waiting");
        } catch (InterruptedException interrupted) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new Overloaded("The wait for a login was interrupted");
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package org.customerapi.write.adapter.out.security;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.password.PasswordEncoder;

import org.customerapi.write.application.port.in.Overloaded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EncodedPasswordsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch held = new CountDownLatch(1);

    /** Takes any password for right once it is let go. */
    private final class SlowEncoder implements PasswordEncoder {

        final AtomicInteger underWay = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        volatile boolean onVirtualThread;

        @Override
        public String encode(@Nullable CharSequence password) {
            throw new IllegalStateException("for the test");
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            onVirtualThread |= Thread.currentThread().isVirtual();
            try {
                held.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            underWay.decrementAndGet();
            return true;
        }
    }

    @Test
    void neverWorksOnMoreThanAFewAndOnThreadsOfItsOwn() {
        SlowEncoder encoder = new SlowEncoder();
        try (EncodedPasswords passwords = new EncodedPasswords(encoder, 2, LONG)) {
            List<CompletableFuture<Boolean>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> passwords.matches("password", "hash"), Thread::startVirtualThread))
                    .limit(20)
                    .toList();
            held.countDown();

            assertThat(answers).allMatch(CompletableFuture::join);
        }
        assertThat(encoder.most).hasValueBetween(1, 2);
        assertThat(encoder.onVirtualThread).isFalse();
    }

    @Test
    void sendsAwayWhoeverWaitsForTooLong() {
        try (EncodedPasswords passwords = new EncodedPasswords(new SlowEncoder(), 1, Duration.ofMillis(50))) {
            assertThatThrownBy(() -> passwords.matches("password", "hash"))
                    .isInstanceOf(Overloaded.class)
                    .hasMessage("Too many logins are waiting");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 384, 1", "2, 384, 1", "8, 384, 4", "32, 384, 6", "32, 4096, 16", "2, 32, 1"})
    void leaveOthersProcessorsAndMemory(int processors, long heapMebibytes, int atOnce) {
        assertThat(SecurityWiring.passwordsAtOnce(processors, heapMebibytes << 20))
                .isEqualTo(atOnce);
    }

    @Test
    void passesFailuresOn() {
        try (EncodedPasswords passwords = new EncodedPasswords(new SlowEncoder(), 1, LONG)) {
            assertThatThrownBy(() -> passwords.hash("password"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("for the test");
        }
    }
}

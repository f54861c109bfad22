package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.LogIn;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.service.LoginLimits.Limit;
import org.customerapi.write.domain.user.BadCredentials;
import org.customerapi.write.domain.user.Tokens;
import org.customerapi.write.domain.user.TooManyAttempts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ThrottledLogInTest {

    private static final String HOME = "192.0.2.1";
    private static final LoginLimits LIMITS = new LoginLimits(
            new Limit(3, Duration.ofSeconds(30)),
            new Limit(10, Duration.ofSeconds(10)),
            new Limit(20, Duration.ofSeconds(2)));

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger looked = new AtomicInteger();
    private final LogIn checking = (username, password, address) -> {
        looked.incrementAndGet();
        if (password.equals("away")) {
            throw new StoreUnavailable(new IllegalStateException("away"));
        }
        if (!password.equals("right")) {
            throw new BadCredentials("Unknown user or wrong password");
        }
        return new Tokens("access", "refresh", Duration.ofHours(1));
    };
    private final ThrottledLogIn logIn = new ThrottledLogIn(checking, LIMITS, now::get);

    @Test
    void looksAtNoMoreThanTheBurstOfGuessesFromOneAddress() {
        guess("maria", HOME, 3);

        assertThatThrownBy(() -> logIn.logIn("maria", "right", HOME)).isInstanceOf(TooManyAttempts.class);
        assertThat(looked).hasValue(3);
    }

    @Test
    void saysWhenTheNextAttemptIsLookedAt() {
        guess("maria", HOME, 3);
        pass(Duration.ofSeconds(10));

        assertThat(refused("maria", HOME).retryAfter()).isEqualTo(Duration.ofSeconds(20));
        pass(Duration.ofSeconds(20));
        assertThat(logIn.logIn("maria", "right", HOME).accessToken()).isEqualTo("access");
    }

    @Test
    void countsUnknownUsersLikeKnownOnes() {
        guess("nobody", HOME, 3);

        assertThat(refused("nobody", HOME).retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void doesNotCountLoginsThatSucceedNorFailuresOfTheStore() {
        for (int i = 0; i < 100; i++) {
            logIn.logIn("maria", "right", HOME);
            assertThatThrownBy(() -> logIn.logIn("maria", "away", HOME)).isInstanceOf(StoreUnavailable.class);
        }

        guess("maria", HOME, 3);
        refused("maria", HOME);
    }

    @Test
    void limitsGuessesAtOneUserFromManyAddresses() {
        IntStream.range(0, 10).forEach(i -> guess("maria", "198.51.100." + i, 1));

        refused("maria", "198.51.100.77");
    }

    @Test
    void leavesTheOwnerInFromHomeHoweverManyStrangersGuess() {
        logIn.logIn("maria", "right", HOME);
        IntStream.range(0, 10).forEach(i -> guess("maria", "198.51.100." + i, 1));
        refused("maria", "198.51.100.77");

        assertThat(logIn.logIn("maria", "right", HOME).accessToken()).isEqualTo("access");
    }

    @Test
    void limitsGuessesAtManyUsersFromOneAddress() {
        IntStream.range(0, 20).forEach(i -> guess("user" + i, HOME, 1));

        refused("user77", HOME);
        assertThat(logIn.logIn("user77", "right", "192.0.2.99").accessToken()).isEqualTo("access");
    }

    @Test
    void countsNoAttemptThatIsRefusedUnread() {
        guess("maria", HOME, 3);
        IntStream.range(0, 500).forEach(i -> refused("maria", HOME));

        assertThat(logIn.logIn("anna", "right", HOME).accessToken()).isEqualTo("access");
        pass(Duration.ofSeconds(30));
        assertThat(logIn.logIn("maria", "right", HOME).accessToken()).isEqualTo("access");
    }

    @Test
    void looksAtNoMoreThanTheBurstOfGuessesThatComeAtOnce() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(50);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(() -> {
                    assertThatThrownBy(() -> logIn.logIn("maria", "wrong", HOME));
                    done.countDown();
                });
            }
            done.await();
        }

        assertThat(looked).hasValue(3);
    }

    private void guess(String username, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> logIn.logIn(username, "wrong", address)).isInstanceOf(BadCredentials.class);
        }
    }

    private TooManyAttempts refused(String username, String address) {
        return catchThrowableOfType(TooManyAttempts.class, () -> logIn.logIn(username, "wrong", address));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}

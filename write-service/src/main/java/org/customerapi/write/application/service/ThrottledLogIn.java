package org.customerapi.write.application.service;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.write.application.port.in.LogIn;
import org.customerapi.write.domain.user.BadCredentials;
import org.customerapi.write.domain.user.Tokens;
import org.customerapi.write.domain.user.TooManyAttempts;

/**
 * Slows down who guesses passwords. Attempts are counted whether the user exists or not. Guesses at one user from many
 * addresses are limited too, but never shut out that user's own addresses: those from where the user has logged in.
 */
public final class ThrottledLogIn implements LogIn {

    private static final Logger LOG = LoggerFactory.getLogger(ThrottledLogIn.class);
    private static final int KNOWN_PLACES = 20_000;

    private final LogIn logIn;
    private final AttemptLimit perPair;
    private final AttemptLimit perUser;
    private final AttemptLimit perAddress;
    private final RecentSet ownPlaces = new RecentSet(KNOWN_PLACES);

    /**
     * Starts with nothing counted.
     *
     * @param logIn checks the password
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    public ThrottledLogIn(LogIn logIn, LoginLimits limits, LongSupplier nanoTime) {
        this.logIn = logIn;
        this.perPair = limit(limits.pair(), nanoTime);
        this.perUser = limit(limits.user(), nanoTime);
        this.perAddress = limit(limits.address(), nanoTime);
    }

    private static AttemptLimit limit(LoginLimits.Limit limit, LongSupplier nanoTime) {
        return new AttemptLimit(limit.burst(), limit.refill(), nanoTime);
    }

    @Override
    public Tokens logIn(String username, String password, String address) {
        String place = username + "\n" + address;
        List<Count> counts = countsFor(username, address, place);
        takeAllOrRefuse(counts, address);
        boolean guessed = false;
        try {
            Tokens tokens = logIn.logIn(username, password, address);
            ownPlaces.add(place);
            return tokens;
        } catch (BadCredentials bad) {
            guessed = true;
            throw bad;
        } finally {
            if (!guessed) {
                counts.forEach(Count::giveBack);
            }
        }
    }

    /** What an attempt counts in. */
    private record Count(AttemptLimit limit, String key) {

        Duration take() {
            return limit.take(key);
        }

        void giveBack() {
            limit.giveBack(key);
        }
    }

    private List<Count> countsFor(String username, String address, String place) {
        Count ofAddress = new Count(perAddress, address);
        Count ofPair = new Count(perPair, place);
        return ownPlaces.holds(place)
                ? List.of(ofAddress, ofPair)
                : List.of(ofAddress, ofPair, new Count(perUser, username));
    }

    /** An attempt that is refused counts nowhere: nothing was learned by it, and others may share its address. */
    private static void takeAllOrRefuse(List<Count> counts, String address) {
        for (int i = 0; i < counts.size(); i++) {
            Duration wait = counts.get(i).take();
            if (wait.isPositive()) {
                counts.subList(0, i).forEach(Count::giveBack);
                LOG.atInfo()
                        .addKeyValue("address", address)
                        .addKeyValue("retryAfter", wait)
                        .log("A login was refused unread: too many failed");
                throw new TooManyAttempts(wait);
            }
        }
    }
}

package org.customerapi.write.application.service;

import java.time.Duration;

/**
 * How many logins may fail. One that succeeds does not count.
 *
 * @param pair of one user from one address
 * @param user of one user from all addresses where that user has not logged in before
 * @param address of all users from one address
 */
public record LoginLimits(Limit pair, Limit user, Limit address) {

    /**
     * One limit.
     *
     * @param burst how many at once, at least 1
     * @param refill after what time there is one more
     */
    public record Limit(int burst, Duration refill) {}
}

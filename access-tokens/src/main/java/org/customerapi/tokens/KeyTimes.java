package org.customerapi.tokens;

import java.time.Duration;

/**
 * How long fetched keys are good, and how often they are fetched.
 *
 * @param fresh how long they are used before they are fetched again
 * @param ahead how long before that end a request has them fetched without waiting
 * @param outlast how long they are used while their publisher is away
 * @param patience how long a request waits for a fetch that another one began
 * @param betweenLooks the least time from the end of one fetch to the next for keys that are not among them
 * @param betweenFetches the least time between two pairs of fetches while there are none
 */
record KeyTimes(
        Duration fresh,
        Duration ahead,
        Duration outlast,
        Duration patience,
        Duration betweenLooks,
        Duration betweenFetches) {

    /** A key that was withdrawn while its publisher is away is good for {@link #outlast} at the most. */
    static final KeyTimes USUAL = new KeyTimes(
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofHours(12),
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1));
}

package org.customerapi.write.application.port.out;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Who may relay: at most one instance at a time, each time under a higher term, which is over when another server takes the
 * database's place.
 */
public interface RelayLease {

    /**
     * Takes the lease when it is free, has run out, or is this instance's own.
     *
     * @param duration how long it lasts from now
     * @return the new term, higher than every one before; empty when another instance holds the lease
     */
    OptionalLong acquire(Duration duration);

    /**
     * Makes the lease last for {@code duration} from now.
     *
     * @return false when the term is over
     */
    boolean renew(long term, Duration duration);

    /**
     * Gives the term a higher number, after others than this database knows of.
     *
     * @return false when the term is over
     */
    boolean raise(long term, long higher);

    /** Gives the lease back, so that another instance need not wait for its end. */
    void release(long term);
}

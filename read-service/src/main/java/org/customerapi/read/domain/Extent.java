package org.customerapi.read.domain;

/**
 * How much an index holds.
 *
 * @param customers of any status
 * @param changes the sum of their versions
 */
public record Extent(long customers, long changes) {

    /** What an index holds that is not there. */
    public static final Extent NOTHING = new Extent(0, 0);

    /** Whether this holds no less than the other. */
    public boolean covers(Extent other) {
        return customers >= other.customers && changes >= other.changes;
    }
}

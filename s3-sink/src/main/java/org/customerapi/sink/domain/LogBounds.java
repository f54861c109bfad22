package org.customerapi.sink.domain;

/**
 * What of a partition the log holds now.
 *
 * @param first the oldest offset that is still there
 * @param next the offset that the next record will get
 */
public record LogBounds(long first, long next) {

    public LogBounds {
        if (first < 0 || next < first) {
            throw new IllegalArgumentException("not the bounds of a log: " + first + " to " + next);
        }
    }
}

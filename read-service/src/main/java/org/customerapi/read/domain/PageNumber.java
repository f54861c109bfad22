package org.customerapi.read.domain;

/**
 * A page by its number.
 *
 * @param number 1-based
 * @param size 1 to {@value #MAX_SIZE}
 */
public record PageNumber(int number, int size) implements Slice {

    /** Rows of the largest page. */
    public static final int MAX_SIZE = 1_000;

    /** Rows of a page when nothing is said. */
    public static final int DEFAULT_SIZE = 20;

    /** Rows that can be reached by page number; Elasticsearch's {@code index.max_result_window}. */
    public static final int MAX_DEPTH = 10_000;

    /** Rows before this page. */
    public int offset() {
        return (number - 1) * size;
    }

    /** Whether the page lies within the first {@value #MAX_DEPTH} rows. */
    public boolean isReachable() {
        return (long) number * size <= MAX_DEPTH;
    }

    /** The page after this one. */
    public PageNumber next() {
        return new PageNumber(number + 1, size);
    }
}

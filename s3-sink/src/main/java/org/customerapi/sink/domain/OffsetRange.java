package org.customerapi.sink.domain;

/**
 * The offsets of one partition that an object accounts for, from {@code first} up to but not including {@code next}.
 * Offsets without a record (transaction markers, compacted records) belong to the range they lie in, so that ranges
 * touch whatever the log left out.
 *
 * @param first the first offset
 * @param next the offset after the last one
 */
public record OffsetRange(long first, long next) implements Comparable<OffsetRange> {

    public OffsetRange {
        if (first < 0 || next <= first) {
            throw new IllegalArgumentException("not a range of offsets: [" + first + ", " + next + ")");
        }
    }

    /** The last offset. */
    public long last() {
        return next - 1;
    }

    /** How many offsets there are; at least as many as there are records. */
    public long length() {
        return next - first;
    }

    /** Whether both share an offset. */
    public boolean overlaps(OffsetRange other) {
        return first < other.next && other.first < next;
    }

    /** Whether the offset lies in this range. */
    public boolean holds(long offset) {
        return first <= offset && offset < next;
    }

    @Override
    public int compareTo(OffsetRange other) {
        return first == other.first ? Long.compare(next, other.next) : Long.compare(first, other.first);
    }

    @Override
    public String toString() {
        return "[" + first + ".." + last() + "]";
    }
}

package org.customerapi.write.application.port.out;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ids of rows of the outbox, kept as ranges, since ids are given one after the other: a million of them are no more than
 * one, but for gaps that transactions left which were rolled back. Immutable.
 */
public final class RowIds {

    public static final RowIds NONE = new RowIds(List.of());

    private final List<Range> ranges;

    private RowIds(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** Those from {@code first} to {@code last}, both included. */
    public record Range(long first, long last) {

        public long size() {
            return last - first + 1;
        }

        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + "-" + last;
        }

        private static Range parse(String text) {
            String[] ends = text.split("-", -1);
            return new Range(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
        }
    }

    /** Exactly these, in any order. */
    public static RowIds of(Collection<Long> ids) {
        return joined(ids.stream().map(id -> new Range(id, id)));
    }

    /** Those from {@code first} to {@code last}, both included. */
    public static RowIds between(long first, long last) {
        return new RowIds(List.of(new Range(first, last)));
    }

    /**
     * What {@link #toString()} said.
     *
     * @throws NumberFormatException when it is something else
     */
    public static RowIds parse(String text) {
        return text.isEmpty() ? NONE : joined(Arrays.stream(text.split(",", -1)).map(Range::parse));
    }

    private static RowIds joined(Stream<Range> parts) {
        List<Range> ranges = new ArrayList<>();
        parts.sorted(Comparator.comparingLong(Range::first)).forEach(part -> {
            if (ranges.isEmpty() || part.first > ranges.getLast().last + 1) {
                ranges.add(part);
            } else {
                Range before = ranges.removeLast();
                ranges.add(new Range(before.first, Math.max(before.last, part.last)));
            }
        });
        return new RowIds(List.copyOf(ranges));
    }

    /** Ascending, with at least one other id between two of them. */
    public List<Range> ranges() {
        return ranges;
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public long size() {
        return ranges.stream().mapToLong(Range::size).sum();
    }

    public boolean contains(long id) {
        return ranges.stream().anyMatch(range -> range.first <= id && id <= range.last);
    }

    /** These and the others. */
    public RowIds plus(RowIds others) {
        return joined(Stream.concat(ranges.stream(), others.ranges.stream()));
    }

    /** These without the others. */
    public RowIds minus(RowIds others) {
        List<Range> left = new ArrayList<>();
        for (Range range : ranges) {
            long next = range.first;
            for (Range other : others.ranges) {
                if (other.last >= next && other.first <= range.last) {
                    addUnlessEmpty(left, next, other.first - 1);
                    next = other.last + 1;
                }
            }
            addUnlessEmpty(left, next, range.last);
        }
        return new RowIds(List.copyOf(left));
    }

    private static void addUnlessEmpty(List<Range> ranges, long first, long last) {
        if (first <= last) {
            ranges.add(new Range(first, last));
        }
    }

    /** The lowest of them, so many at the most. */
    public RowIds lowest(long most) {
        List<Range> lowest = new ArrayList<>();
        long room = most;
        for (Range range : ranges) {
            if (room <= 0) {
                break;
            }
            lowest.add(new Range(range.first, Math.min(range.last, range.first + room - 1)));
            room -= range.size();
        }
        return new RowIds(List.copyOf(lowest));
    }

    /** As {@code 1-5,7}. */
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowIds same && ranges.equals(same.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }
}

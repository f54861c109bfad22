package org.customerapi.write.application.port.out;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ids of rows of the outbox, kept as ranges, since ids are given one after the other: a million of them are no more than
 * one, but for gaps that transactions left which were rolled back. Immutable.
 */
public final class RowIds {

    public static final RowIds NONE = new RowIds(List.of());

    private final List<Range> ranges;

    private RowIds(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
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
        List<Range> ranges = new ArrayList<>();
        for (long id : ids.stream().mapToLong(Long::longValue).sorted().toArray()) {
            append(ranges, new Range(id, id));
        }
        return new RowIds(ranges);
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
        List<Range> ranges = new ArrayList<>();
        for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            append(ranges, Range.parse(range));
        }
        return new RowIds(ranges);
    }

    /** Adds one that begins no earlier than those before. */
    private static void append(List<Range> ranges, Range next) {
        if (ranges.isEmpty() || next.first > ranges.getLast().last + 1) {
            ranges.add(next);
        } else {
            Range before = ranges.removeLast();
            ranges.add(new Range(before.first, Math.max(before.last, next.last)));
        }
    }

    /** Ascending, with at least one other id between two of them. */
    public List<Range> ranges() {
        return ranges;
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public long size() {
        long size = 0;
        for (Range range : ranges) {
            size += range.size();
        }
        return size;
    }

    public boolean contains(long id) {
        return ranges.stream().anyMatch(range -> range.first <= id && id <= range.last);
    }

    /** These and the others. */
    public RowIds plus(RowIds others) {
        if (isEmpty() || others.isEmpty()) {
            return isEmpty() ? others : this;
        }
        List<Range> both = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < ranges.size() || theirs < others.ranges.size()) {
            boolean isMine = theirs == others.ranges.size()
                    || (mine < ranges.size() && ranges.get(mine).first < others.ranges.get(theirs).first);
            append(both, isMine ? ranges.get(mine++) : others.ranges.get(theirs++));
        }
        return new RowIds(both);
    }

    /** These without the others. */
    public RowIds minus(RowIds others) {
        if (isEmpty() || others.isEmpty()) {
            return this;
        }
        List<Range> left = new ArrayList<>();
        int other = 0;
        for (Range range : ranges) {
            long next = range.first;
            while (other < others.ranges.size() && others.ranges.get(other).first <= range.last) {
                addUnlessEmpty(left, next, others.ranges.get(other).first - 1);
                next = Math.max(next, others.ranges.get(other).last + 1);
                if (next > range.last) {
                    break;
                }
                other++;
            }
            addUnlessEmpty(left, next, range.last);
        }
        return new RowIds(left);
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
        return new RowIds(lowest);
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

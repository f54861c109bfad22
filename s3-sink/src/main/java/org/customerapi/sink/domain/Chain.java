package org.customerapi.sink.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The ranges of one partition, put together in any order; what touches is kept as one, so that a sound chain takes no
 * more room than a single range.
 */
public final class Chain {

    private final TreeMap<Long, OffsetRange> parts = new TreeMap<>();

    /**
     * Adds a range.
     *
     * @return the offsets that were accounted for before, empty in a sound chain
     */
    public Optional<OffsetRange> add(OffsetRange range) {
        Optional<OffsetRange> shared = sharedWith(range);
        OffsetRange merged = range;
        for (OffsetRange part : reachedBy(range)) {
            parts.remove(part.first());
            merged = new OffsetRange(Math.min(merged.first(), part.first()), Math.max(merged.next(), part.next()));
        }
        parts.put(merged.first(), merged);
        return shared;
    }

    /** The ranges between the first and the last offset that nothing accounts for, in order. */
    public List<OffsetRange> gaps() {
        List<OffsetRange> gaps = new ArrayList<>();
        @Nullable OffsetRange before = null;
        for (OffsetRange part : parts.values()) {
            if (before != null) {
                gaps.add(new OffsetRange(/* first= */ before.next(), /* next= */ part.first()));
            }
            before = part;
        }
        return gaps;
    }

    /** Whether the offset lies in one of the {@link #gaps()}. */
    public boolean misses(long offset) {
        Map.@Nullable Entry<Long, OffsetRange> before = parts.floorEntry(offset);
        return before != null && !before.getValue().holds(offset) && parts.higherKey(offset) != null;
    }

    /** The first offsets of the range, as many as touch, that nothing accounts for; empty when all are accounted for. */
    public Optional<OffsetRange> firstMissingIn(OffsetRange range) {
        long first = range.first();
        for (OffsetRange part : reachedBy(range)) {
            if (part.first() > first) {
                return Optional.of(new OffsetRange(first, Math.min(part.first(), range.next())));
            }
            first = Math.max(first, part.next());
        }
        return first < range.next() ? Optional.of(new OffsetRange(first, range.next())) : Optional.empty();
    }

    /** From the first to the last offset, gaps included; empty when nothing was added. */
    public Optional<OffsetRange> extent() {
        return Optional.ofNullable(parts.firstEntry())
                .map(first -> new OffsetRange(
                        first.getKey(), parts.lastEntry().getValue().next()));
    }

    private Optional<OffsetRange> sharedWith(OffsetRange range) {
        return reachedBy(range).stream()
                .filter(range::overlaps)
                .findFirst()
                .map(part ->
                        new OffsetRange(Math.max(range.first(), part.first()), Math.min(range.next(), part.next())));
    }

    private List<OffsetRange> reachedBy(OffsetRange range) {
        Map.@Nullable Entry<Long, OffsetRange> before = parts.floorEntry(range.first());
        long from = before != null && before.getValue().next() >= range.first() ? before.getKey() : range.first();
        return List.copyOf(parts.subMap(from, true, range.next(), true).values());
    }
}

package org.customerapi.read.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.customerapi.contracts.Watermark;

/**
 * The watermarks of the last days, thinned with age by the clock of the watermarks themselves, so that every instance
 * keeps the same ones. Not safe for use by several threads.
 */
public final class WatermarkHistory {

    private static final Duration KEEP_ALL = Duration.ofMinutes(15);
    private static final Duration KEEP_SOME = Duration.ofDays(7);
    private static final long STEP_SECONDS = 300;

    private final Deque<Watermark> recent = new ArrayDeque<>();
    private final NavigableMap<Long, Watermark> older = new TreeMap<>();
    private long term;

    /** Takes the next watermark; one of a replaced relay, or older than the newest, is ignored. */
    public void add(Watermark watermark) {
        boolean late =
                !recent.isEmpty() && watermark.asOf().isBefore(recent.getLast().asOf());
        if (watermark.term() < term || late) {
            return;
        }
        term = watermark.term();
        recent.addLast(watermark);
        thin(watermark.asOf());
    }

    /**
     * The latest time up to which everything has been read.
     *
     * @param committed by partition, the offset up to which everything is searchable
     */
    public Optional<Instant> completeUpTo(Map<Integer, Long> committed) {
        return Stream.concat(recent.reversed().stream(), older.descendingMap().values().stream())
                .filter(watermark -> isReached(watermark, committed))
                .findFirst()
                .map(Watermark::asOf);
    }

    private void thin(Instant newest) {
        while (recent.getFirst().asOf().isBefore(newest.minus(KEEP_ALL))) {
            Watermark aged = recent.removeFirst();
            older.put(aged.asOf().getEpochSecond() / STEP_SECONDS, aged);
        }
        older.headMap(newest.minus(KEEP_SOME).getEpochSecond() / STEP_SECONDS).clear();
    }

    private static boolean isReached(Watermark watermark, Map<Integer, Long> committed) {
        return watermark.endOffsets().entrySet().stream()
                .allMatch(end -> end.getValue() <= committed.getOrDefault(end.getKey(), 0L));
    }
}

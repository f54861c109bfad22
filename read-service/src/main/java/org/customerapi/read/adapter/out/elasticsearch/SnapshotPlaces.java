package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.customerapi.read.domain.TooManyAtOnce;

/** Counts the snapshots of one instance; one whose walk came to its end keeps its place as long as nobody else needs it. */
final class SnapshotPlaces {

    private final int most;
    private final Duration kept;
    private final Clock clock;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private int opening;

    SnapshotPlaces(int most, Duration kept, Clock clock) {
        this.most = most;
        this.kept = kept;
        this.clock = clock;
    }

    private record Place(Instant expiry, boolean ended) {}

    /**
     * Reserves a place for one that is about to be opened.
     *
     * @return the snapshot that has to make room, if one has to
     * @throws TooManyAtOnce when as many are open as may be
     */
    synchronized Optional<String> reserve() {
        Instant now = clock.instant();
        places.values().removeIf(place -> place.expiry().isBefore(now));
        Optional<String> freed = isFull() ? longestEnded() : Optional.empty();
        freed.ifPresent(places::remove);
        if (isFull()) {
            throw new TooManyAtOnce(most, "snapshots", untilOneExpires(now));
        }
        opening++;
        return freed;
    }

    /** The one that was used longest ago expires first. */
    private Duration untilOneExpires(Instant now) {
        return places.values().stream()
                .findFirst()
                .map(place -> Duration.between(now, place.expiry()))
                .orElse(kept);
    }

    /** Gives a reserved place back. */
    synchronized void giveBack() {
        opening--;
    }

    /** Lets this one have a reserved place. */
    synchronized void opened(String id) {
        opening--;
        put(id, false);
    }

    /** Notes that this one was used just now, wherever it was opened. */
    synchronized void used(String id) {
        put(id, false);
    }

    synchronized void ended(String id) {
        put(id, true);
    }

    synchronized void closed(String id) {
        places.remove(id);
    }

    private void put(String id, boolean ended) {
        places.remove(id);
        places.put(id, new Place(clock.instant().plus(kept), ended));
    }

    private boolean isFull() {
        return places.size() + opening >= most;
    }

    private Optional<String> longestEnded() {
        return places.entrySet().stream()
                .filter(place -> place.getValue().ended())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}

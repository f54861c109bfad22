package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.domain.ReadAfterWrite;
import org.customerapi.read.domain.ReadModelBehind;

/** Lets a read wait for the writes that it has to have seen; needs nothing but the read model itself. */
public final class Freshness {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(160);

    /** What a refresh may take of a caller who does not want to wait: without one no search can hold a new write. */
    private static final Duration SHORTEST_REFRESH = Duration.ofMillis(500);

    private final Customers customers;
    private final ReadModel readModel;
    private final Clock clock;

    public Freshness(Customers customers, ReadModel readModel, Clock clock) {
        this.customers = customers;
        this.readModel = readModel;
        this.clock = clock;
    }

    /**
     * Returns once the named writes are stored, so that a read by id sees them.
     *
     * @throws ReadModelBehind when that takes longer than the caller wants to wait
     */
    public void awaitStored(@Nullable ReadAfterWrite after) {
        if (after == null) {
            return;
        }
        Instant deadline = clock.instant().plus(after.patience());
        Duration pause = FIRST_PAUSE;
        while (!isStored(after)) {
            if (clock.instant().plus(pause).isAfter(deadline)) {
                throw new ReadModelBehind(after.patience());
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /**
     * Returns once the named writes can be searched.
     *
     * @throws ReadModelBehind when that takes longer than the caller wants to wait
     */
    public void awaitSearchable(@Nullable ReadAfterWrite after) {
        if (after == null) {
            return;
        }
        Instant deadline = clock.instant().plus(after.patience());
        awaitStored(after);
        Duration left = Duration.between(clock.instant(), deadline);
        Duration patience = left.compareTo(SHORTEST_REFRESH) < 0 ? SHORTEST_REFRESH : left;
        if (!readModel.makeSearchableWithin(patience)) {
            throw new ReadModelBehind(after.patience());
        }
    }

    private boolean isStored(ReadAfterWrite after) {
        Map<UUID, Long> needed = after.versions();
        Map<UUID, Long> stored = customers.versions(needed.keySet());
        return needed.entrySet().stream().allMatch(need -> stored.getOrDefault(need.getKey(), 0L) >= need.getValue());
    }
}

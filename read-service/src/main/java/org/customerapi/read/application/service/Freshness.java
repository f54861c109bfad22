package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.domain.Copy;
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
     * The customer, deleted or not, once the named writes are stored: at the named version or a later one.
     *
     * @throws ReadModelBehind when that takes longer than the caller wants to wait
     */
    public Optional<CustomerDocument> find(UUID id, @Nullable ReadAfterWrite after) {
        if (after == null) {
            return customers.find(id);
        }
        Instant deadline = deadline(after);
        Map<UUID, Long> others = new HashMap<>(after.versions());
        Long needed = others.remove(id);
        var _ = awaitStored(others, Copy.ANY, after, deadline);
        // Its own version is looked at in the very answer, as another copy may lag behind one that was asked before.
        return polled(
                () -> customers.find(id),
                found -> needed == null || found.map(CustomerDocument::version).orElse(0L) >= needed,
                after,
                deadline);
    }

    /**
     * Returns once the named writes can be searched.
     *
     * @return where they can be
     * @throws ReadModelBehind when that takes longer than the caller wants to wait
     */
    public Copy awaitSearchable(@Nullable ReadAfterWrite after) {
        if (after == null) {
            return Copy.ANY;
        }
        Copy any = Copy.one();
        Instant deadline = deadline(after);
        Copy copy = awaitStored(after.versions(), any, after, deadline);
        Copy refreshed;
        do {
            // Where another index answers since, it may be that one that was not refreshed.
            refreshed = copy;
            refresh(after, deadline);
            copy = awaitStored(after.versions(), any, after, deadline);
        } while (!copy.equals(refreshed));
        return copy;
    }

    private void refresh(ReadAfterWrite after, Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        Duration patience = left.compareTo(SHORTEST_REFRESH) < 0 ? SHORTEST_REFRESH : left;
        if (!readModel.makeSearchableWithin(patience)) {
            throw new ReadModelBehind(after.patience());
        }
    }

    private Instant deadline(ReadAfterWrite after) {
        return clock.instant().plus(after.patience());
    }

    /** The copy that holds them, of the index that answers. */
    private Copy awaitStored(Map<UUID, Long> needed, Copy copy, ReadAfterWrite after, Instant deadline) {
        if (needed.isEmpty()) {
            return copy;
        }
        return polled(() -> customers.versions(needed.keySet(), copy), stored -> stored.hold(needed), after, deadline)
                .copy();
    }

    private <T> T polled(Supplier<T> read, Predicate<T> isFresh, ReadAfterWrite after, Instant deadline) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            T answer = read.get();
            if (isFresh.test(answer)) {
                return answer;
            }
            if (clock.instant().plus(pause).isAfter(deadline)) {
                throw new ReadModelBehind(after.patience());
            }
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}

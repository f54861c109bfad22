package org.customerapi.write.application.service;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.RelayObserver;

/** Tells how far the topic is complete: at a pace, and never past an event that is held. */
final class WatermarkPace {

    private final EventLog log;
    private final RelayObserver observer;
    private final RelaySettings settings;
    private final LongSupplier nanoTime;
    private long toldNanos;
    private Instant toldUpTo = Instant.MIN;

    WatermarkPace(EventLog log, RelayObserver observer, RelaySettings settings, LongSupplier nanoTime) {
        this.log = log;
        this.observer = observer;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.toldNanos = nanoTime.getAsLong() - settings.idleWatermark().toNanos();
    }

    /** Begins a term, which says again what the one before may have left unsaid. */
    void begin() {
        toldUpTo = Instant.MIN;
    }

    /**
     * To be called when every row was acknowledged that had been committed before {@code readAt}, but for held ones.
     *
     * @param heldSince when the oldest held one was written; {@code null} when none is held
     */
    void mayTell(Instant readAt, @Nullable Instant heldSince, boolean busy) {
        Instant upTo = heldSince == null || readAt.isBefore(heldSince) ? readAt : heldSince;
        if (isTime(busy) && upTo.isAfter(toldUpTo)) {
            // Not waited for: should it be lost, the next one follows at once.
            var _ = log.tellComplete(upTo).whenComplete((_, failure) -> {
                if (failure != null) {
                    observer.watermarkLost(failure);
                }
            });
            toldUpTo = upTo;
            toldNanos = nanoTime.getAsLong();
        }
    }

    private boolean isTime(boolean busy) {
        Duration pace = busy ? settings.busyWatermark() : settings.idleWatermark();
        return nanoTime.getAsLong() - toldNanos >= pace.toNanos();
    }
}

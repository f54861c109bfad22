package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

import org.customerapi.read.application.port.out.RebuildRegister;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.RebuildStatus;
import org.customerapi.read.domain.RebuildStatus.State;

/** Keeps the register in step with one rebuild: at once when its state changes, about every second meanwhile. */
final class RebuildJournal {

    private static final Duration PACE = Duration.ofSeconds(1);

    private final RebuildRegister.Entry entry;
    private final Clock clock;
    private RebuildStatus status;
    private State writtenState;
    private Instant writtenAt;

    private RebuildJournal(RebuildRegister.Entry entry, Clock clock, RebuildStatus status) {
        this.entry = entry;
        this.clock = clock;
        this.status = status;
        this.writtenState = status.state();
        this.writtenAt = clock.instant();
    }

    /**
     * Enters a new rebuild.
     *
     * @throws InvalidState when one is running
     */
    static RebuildJournal begin(RebuildRegister register, Clock clock) {
        RebuildStatus begun = RebuildStatus.begun(clock.instant());
        return new RebuildJournal(register.enter(begun), clock, begun);
    }

    RebuildStatus status() {
        return status;
    }

    /**
     * Takes this step.
     *
     * @throws InvalidState when another rebuild has begun
     * @throws ReadModelUnavailable when that is not certain, and the call has to be repeated
     */
    void write(UnaryOperator<RebuildStatus> step) {
        if (!advance(step)) {
            throw new InvalidState("Another rebuild began meanwhile, as nothing was heard of this one for a minute.");
        }
    }

    /** Takes this step; what cannot be written down now is with the next one. */
    void note(UnaryOperator<RebuildStatus> step) {
        try {
            // Another rebuild makes no difference to one that may not be given up any more.
            var _ = advance(step);
        } catch (ReadModelUnavailable unanswered) {
            markWritten();
        }
    }

    private boolean advance(UnaryOperator<RebuildStatus> step) {
        status = step.apply(status);
        if (status.state() == writtenState && clock.instant().isBefore(writtenAt.plus(PACE))) {
            return true;
        }
        boolean mine = entry.update(status);
        markWritten();
        return mine;
    }

    private void markWritten() {
        writtenState = status.state();
        writtenAt = clock.instant();
    }

    /**
     * Writes down the end, for good.
     *
     * @throws ReadModelUnavailable when that has to be repeated
     */
    void end(State end, String detail) {
        status = status.ended(end, clock.instant(), detail.isEmpty() ? null : detail);
        var _ = entry.update(status);
    }
}

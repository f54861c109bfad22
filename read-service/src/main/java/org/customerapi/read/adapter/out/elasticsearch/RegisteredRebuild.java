package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Duration;
import java.time.Instant;

import org.customerapi.read.domain.RebuildStatus;

/**
 * A rebuild as it stands in the register.
 *
 * @param owner a name that no other rebuild has
 * @param renewedAt when it was last heard of
 * @param status how far it was then
 */
record RegisteredRebuild(String owner, Instant renewedAt, RebuildStatus status) {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    /** How far it is now: one that fell silent has failed. */
    RebuildStatus statusAt(Instant now) {
        boolean silent = renewedAt.plus(LONGEST_SILENCE).isBefore(now);
        return silent && status.state().isRunning()
                ? status.ended(
                        RebuildStatus.State.FAILED,
                        renewedAt,
                        "Nothing was heard of it since " + renewedAt + "; the instance that ran it may be gone.")
                : status;
    }
}

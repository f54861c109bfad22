package org.customerapi.read.adapter.in.web;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.RebuildStatus;

/**
 * How far a rebuild is.
 *
 * @param state none, reading, comparing, swapping, done or failed
 * @param progress 0 to 1, of the events that the log had when last looked at
 * @param detail what went wrong last; {@code null} when all went well
 */
record RebuildAnswer(
        String state,
        @Nullable String index,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long eventsRead,
        long eventsInLog,
        double progress,
        @Nullable String detail) {

    static RebuildAnswer of(RebuildStatus status) {
        return new RebuildAnswer(
                status.state().name().toLowerCase(Locale.ROOT),
                status.index(),
                status.startedAt(),
                status.finishedAt(),
                status.eventsRead(),
                status.eventsInLog(),
                status.eventsInLog() == 0 ? 0 : Math.min(1, (double) status.eventsRead() / status.eventsInLog()),
                status.detail());
    }
}

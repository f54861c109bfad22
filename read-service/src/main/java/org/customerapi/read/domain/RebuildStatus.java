package org.customerapi.read.domain;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far a rebuild of the read model is.
 *
 * @param state what it does now
 * @param index the index that is built; {@code null} until it is made
 * @param startedAt when it began
 * @param finishedAt when it ended; {@code null} while it runs
 * @param eventsRead events read so far
 * @param eventsInLog events that the log had when last looked at
 * @param detail what went wrong last; {@code null} when all went well
 */
public record RebuildStatus(
        State state,
        @Nullable String index,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long eventsRead,
        long eventsInLog,
        @Nullable String detail) {

    /** Before the first one. */
    public static final RebuildStatus NONE = new RebuildStatus(State.NONE, null, null, null, 0, 0, null);

    /** What a rebuild does. */
    public enum State {
        NONE,
        READING,
        COMPARING,
        SWAPPING,
        DONE,
        FAILED;

        /** Whether work is going on. */
        public boolean isRunning() {
            return this == READING || this == COMPARING || this == SWAPPING;
        }
    }

    /** Whether it has ended, and not before this time. */
    public boolean endedAfter(Instant time) {
        return finishedAt != null && finishedAt.isAfter(time);
    }

    /** The beginning of one. */
    public static RebuildStatus begun(Instant at) {
        return new RebuildStatus(State.READING, null, at, null, 0, 0, null);
    }

    /** About this index. */
    public RebuildStatus of(String name) {
        return new RebuildStatus(state, name, startedAt, finishedAt, eventsRead, eventsInLog, detail);
    }

    /** Read so far. */
    public RebuildStatus read(long events, long inLog) {
        return new RebuildStatus(state, index, startedAt, finishedAt, events, inLog, detail);
    }

    /** In the next state. */
    public RebuildStatus now(State next) {
        return new RebuildStatus(next, index, startedAt, finishedAt, eventsRead, eventsInLog, detail);
    }

    /** Held up by a failure that does not end it. */
    public RebuildStatus hindered(String why) {
        return new RebuildStatus(state, index, startedAt, finishedAt, eventsRead, eventsInLog, why);
    }

    /** At its end. */
    public RebuildStatus ended(State end, Instant at, @Nullable String why) {
        return new RebuildStatus(end, index, startedAt, at, eventsRead, eventsInLog, why);
    }
}

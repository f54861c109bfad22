package org.customerapi.read.application.port.in;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.RebuildStatus;

/** Builds the read model anew from the log while the old one goes on answering. */
public interface RebuildReadModel {

    /**
     * Begins to build the next index, which takes the old one's place when it holds as much; fails at once when the log does
     * not reach back to the first event and nothing is named that does.
     *
     * @param restoredFrom a topic that old events were restored to, read beside the log; {@code null} for the log alone
     * @throws org.customerapi.read.domain.InvalidQuery when there is no such topic
     * @throws org.customerapi.read.domain.InvalidState when a rebuild is running
     */
    RebuildStatus start(@Nullable String restoredFrom);

    /**
     * Begins to bring the index before up to date, which then takes its place again.
     *
     * @throws org.customerapi.read.domain.InvalidState when a rebuild is running, or there is no index before
     */
    RebuildStatus swapBack();

    /**
     * Begins to read the log for what was lost, or for a rebuild that was cut off after its index began to answer, if there is
     * such a thing and nobody is at it.
     *
     * @throws org.customerapi.read.domain.InvalidState when another instance was quicker
     */
    void resume();

    /** How far the last one is, wherever it was begun. */
    RebuildStatus status();
}

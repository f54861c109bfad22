package org.customerapi.read.application.port.out;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.CustomerEvent;

/** Every event that is still kept, from the first on. */
public interface EventLog {

    /**
     * Begins at the first event; the caller closes it.
     *
     * @param restoredFrom where events are kept that the log has no more, walked through as well; {@code null} for nowhere
     * @throws org.customerapi.read.domain.InvalidQuery when there is no such place
     */
    Replay replay(@Nullable String restoredFrom);

    /**
     * Whether the projection has yet to read the first event that ever was, and so makes an index complete that is empty
     * now; may throw ReadModelUnavailable.
     */
    boolean isUnread();

    /** A walk through the log; every call may throw ReadModelUnavailable. */
    interface Replay extends AutoCloseable {

        /** Whether it hands out every event that ever was: the log still has its first one, or older ones were restored. */
        boolean reachesBack();

        /** The next events, in each customer's order where they come from one place; empty when none came for a moment. Those that can never be applied are left out. */
        List<CustomerEvent> next();

        /** Whether everything was handed out that was in the log when this, or {@link #lookAgain}, was last called. */
        boolean isAtEnd();

        /** Takes the log's end as it is now for the end. */
        void lookAgain();

        /** Places in the log walked through; a few of them may hold no event. */
        long read();

        /** Places in the log when last looked at. */
        long size();

        @Override
        void close();
    }
}

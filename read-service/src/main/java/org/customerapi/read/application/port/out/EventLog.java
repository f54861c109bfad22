package org.customerapi.read.application.port.out;

import java.util.List;

import org.customerapi.read.domain.CustomerEvent;

/** Every event that is still kept, from the first on. */
public interface EventLog {

    /** Begins at the first event; the caller closes it. */
    Replay replay();

    /** A walk through the log; every call may throw ReadModelUnavailable. */
    interface Replay extends AutoCloseable {

        /** The next events, in each customer's order; empty when none came for a moment. Those that can never be applied are left out. */
        List<CustomerEvent> next();

        /** Whether everything was handed out that was in the log when this, or {@link #lookAgain}, was last called. */
        boolean isAtEnd();

        /** Takes the log's end as it is now for the end. */
        void lookAgain();

        /** Events walked through. */
        long read();

        /** Events in the log when last looked at. */
        long size();

        @Override
        void close();
    }
}

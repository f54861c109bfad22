package org.customerapi.read.application.port.out;

import org.customerapi.read.domain.RebuildStatus;

/** The last rebuild, the same for all instances; at most one runs at a time. Every call may throw ReadModelUnavailable. */
public interface RebuildRegister {

    /** How far the last one is; one of which nothing was heard for a minute counts as failed. */
    RebuildStatus last();

    /**
     * Enters a new one.
     *
     * @throws org.customerapi.read.domain.InvalidState when one is running
     */
    Entry enter(RebuildStatus begun);

    /** One rebuild's place in the register, used by one thread at a time. */
    interface Entry {

        /**
         * Says how far it is; to be called within each minute, lest another rebuild may begin.
         *
         * @return false when another one has begun, so that this one has to end
         */
        boolean update(RebuildStatus status);
    }
}

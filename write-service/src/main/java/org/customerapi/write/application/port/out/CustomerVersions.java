package org.customerapi.write.application.port.out;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The versions of customers as the database has them, outside any unit of work. */
public interface CustomerVersions {

    /** The versions of those that are there, deleted ones too. */
    Map<UUID, Long> of(Collection<UUID> ids);

    /** Whether a recovery has begun and has not yet left nothing undone. */
    boolean isBeingRecovered();
}

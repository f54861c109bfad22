package org.customerapi.read.domain;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the read model is at this moment.
 *
 * @param index the index that answers
 * @param customers that it holds and that are not deleted, as of the last refresh
 * @param asOf every change made before this time can be searched; {@code null} while nothing certain is known
 * @param lagEvents events in the log that cannot be searched yet; {@code null} while the log has not answered yet
 */
public record ReadModelState(
        String index,
        long customers,
        @Nullable Instant asOf,
        @Nullable Long lagEvents) {}

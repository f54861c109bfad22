package org.customerapi.read.application.service;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.customerapi.contracts.Watermark;
import org.customerapi.read.application.port.in.TrackCompleteness;
import org.customerapi.read.domain.WatermarkHistory;

/**
 * Knows the time up to which the read model is complete, from what the relay says of the topic and the projection of
 * its offsets. Answers at once, with what was true when last heard of: it stays true.
 */
public final class Completeness implements TrackCompleteness {

    private final WatermarkHistory history = new WatermarkHistory();
    private Map<Integer, Long> reached = Map.of();
    private boolean claimsNothing = true;

    @Override
    public synchronized void topicCompleteUpTo(Watermark watermark) {
        history.add(watermark);
    }

    @Override
    public synchronized void projectionReached(Map<Integer, Long> offsets) {
        reached = Map.copyOf(offsets);
    }

    /** Takes whether the index that answers lacks events that the projection has applied; until then nobody knows. */
    synchronized void indexLacksEvents(boolean lacks) {
        claimsNothing = lacks;
    }

    /** The time up to which every change can be searched; empty while nothing is known. */
    public synchronized Optional<Instant> asOf() {
        return claimsNothing ? Optional.empty() : history.completeUpTo(reached);
    }
}

package org.customerapi.read.application.port.in;

import java.util.Map;

import org.customerapi.contracts.Watermark;

/** Learns how far the read model is complete. */
public interface TrackCompleteness {

    /** Takes the relay's word on how far the topic is complete. */
    void topicCompleteUpTo(Watermark watermark);

    /**
     * Takes how far the projection is.
     *
     * @param offsets by partition, the offset up to which every event is searchable
     */
    void projectionReached(Map<Integer, Long> offsets);
}

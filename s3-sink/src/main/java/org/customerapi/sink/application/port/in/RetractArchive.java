package org.customerapi.sink.application.port.in;

import java.util.List;

import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Retraction;

/**
 * Takes a range out of the chain and puts it back. What was broken off is finished by asking for it again; at no time is
 * an object in neither place.
 */
public interface RetractArchive {

    /**
     * Moves all objects that lie in the range aside, after writing a manifest.
     *
     * @param by who asks
     * @param reason why
     * @return what was moved, which is less than the range where it holds fewer offsets
     * @throws IllegalArgumentException when no object lies in the range, or one lies across its bounds
     */
    Retraction retract(Partition partition, OffsetRange range, String by, String reason);

    /** All retractions, also undone ones, oldest first. */
    List<Retraction> retractions();

    /**
     * Puts the objects back.
     *
     * @throws IllegalArgumentException when there is no such retraction, or the range was archived again meanwhile
     */
    Retraction undo(String id);

    /**
     * Archives the range again from Kafka; what was moved aside stays there.
     *
     * @throws IllegalArgumentException when there is no such retraction, or Kafka no longer has the whole range
     */
    Retraction rearchive(String id);
}

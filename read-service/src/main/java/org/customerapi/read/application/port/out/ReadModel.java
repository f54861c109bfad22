package org.customerapi.read.application.port.out;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.ReadModelUnavailable;

/** The place that events are applied to. */
public interface ReadModel {

    /**
     * Applies events of different customers; a version that is not newer than the stored one changes nothing.
     *
     * @return one outcome an event, in the same order
     * @throws ReadModelUnavailable when some event may not have been applied, and the call has to be repeated
     */
    List<Outcome> apply(List<CustomerEvent> events);

    /** Done once everything applied before the call can be searched; failed when that is not certain. */
    CompletionStage<Void> searchable();

    /**
     * Returns once everything applied before the call can be searched.
     *
     * @throws ReadModelUnavailable when that is not certain
     */
    void makeSearchable();

    /**
     * The same, but returns no later than that.
     *
     * @return whether everything applied before the call can be searched
     * @throws ReadModelUnavailable when that will not become certain
     */
    boolean makeSearchableWithin(Duration patience);

    /** What became of an event. */
    sealed interface Outcome {

        /** The customer now stands as in the event. */
        record Applied() implements Outcome {}

        /** The customer already stood at this version or a later one. */
        record AlreadyKnown() implements Outcome {}

        /**
         * The read model refuses the event, and always will.
         *
         * @param reason why, for people
         */
        record Refused(String reason) implements Outcome {}
    }
}

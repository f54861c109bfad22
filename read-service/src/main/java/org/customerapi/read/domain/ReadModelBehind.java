package org.customerapi.read.domain;

import java.time.Duration;

/** The read model did not reach the asked version within the wait. */
public final class ReadModelBehind extends ReadFailure {

    public ReadModelBehind(Duration waited) {
        super("The write named by the Consistency-Token was not readable within " + waited.toSeconds() + " s.", null);
    }
}

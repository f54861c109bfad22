package org.customerapi.read.application.port.in;

import java.util.List;

import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.RejectedEvent;

/** Brings the read model up to date. */
public interface ApplyEvents {

    /**
     * Applies the events and returns once they can be searched. Old and repeated events change nothing, so the same
     * batch can be applied again after a failure.
     *
     * @return the events that can never be applied; all others were
     * @throws org.customerapi.read.domain.ReadModelUnavailable when the batch has to be tried again
     */
    List<RejectedEvent> apply(List<CustomerEvent> events);
}

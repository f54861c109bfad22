package org.customerapi.read.application.port.in;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.RejectedEvent;

/** Brings the read model up to date. */
public interface ApplyEvents {

    /**
     * Applies the events. Old and repeated events change nothing, so the same batch can be applied again after a failure.
     *
     * @throws org.customerapi.read.domain.ReadModelUnavailable when the batch has to be tried again
     */
    Applied apply(List<CustomerEvent> events);

    /**
     * What became of a batch.
     *
     * @param rejected the events that can never be applied; all others were
     * @param makeSearchable asks, with each call, for all that was applied until then to become searchable: done when it
     *     is, failed when that is not certain
     */
    record Applied(List<RejectedEvent> rejected, Supplier<CompletionStage<Void>> makeSearchable) {}
}

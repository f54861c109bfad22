package org.customerapi.read.application.port.out;

import java.util.function.BooleanSupplier;

/** Makes the read model usable. */
public interface ReadModelSetup {

    /**
     * Makes what is missing and checks what is there; can be repeated, also by several instances at once. Histories that are
     * missing though events were applied are marked.
     *
     * @param projectionFillsIt whether the projection will make complete what is empty; asked only where something is missing
     * @throws org.customerapi.read.domain.ReadModelMissing when the customers are missing, and would not become complete
     */
    void prepare(BooleanSupplier projectionFillsIt);
}

package org.customerapi.read.adapter.out.elasticsearch;

import java.util.function.BooleanSupplier;

import org.customerapi.read.application.port.out.ReadModelSetup;
import org.customerapi.read.domain.ReadModelMissing;

/** Makes the indexes: first what a rebuild needs, which may be the remedy for an index of customers that is lost or does not fit. */
record ElasticsearchSetup(
        ElasticsearchCheck server, ReadModelIndex rebuild, ReadModelIndex events, ReadModelIndex customers)
        implements ReadModelSetup {

    @Override
    public void prepare(BooleanSupplier projectionFillsIt) {
        server.check();
        prepareRebuild();
        prepareEvents(projectionFillsIt);
        prepareCustomers(projectionFillsIt);
    }

    private void prepareRebuild() {
        if (!rebuild.exists()) {
            rebuild.create();
        }
        rebuild.check();
    }

    /** Needed by every write, so it is made in any case. */
    private void prepareEvents(BooleanSupplier projectionFillsIt) {
        if (!events.exists()) {
            if (projectionFillsIt.getAsBoolean()) {
                events.create();
            } else {
                events.createUnfinished();
            }
        }
        events.check();
    }

    /** As long as there is none, nobody takes a part for the whole, and events wait. */
    private void prepareCustomers(BooleanSupplier projectionFillsIt) {
        if (!customers.exists()) {
            if (!projectionFillsIt.getAsBoolean()) {
                throw new ReadModelMissing(null);
            }
            customers.create();
        }
        customers.check();
    }
}

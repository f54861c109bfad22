package org.customerapi.read.application.service;

import java.util.Optional;

import org.customerapi.read.application.port.in.RebuildReadModel;
import org.customerapi.read.application.port.in.WatchReadModel;
import org.customerapi.read.application.port.out.EventLog;
import org.customerapi.read.application.port.out.HistoryMark;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.IndexGenerations.Answering;
import org.customerapi.read.application.port.out.ReadModelSetup;
import org.customerapi.read.domain.ReadModelMissing;

/** Every instance looks, as the one that left something unfinished may be gone. */
public final class ReadModelWatch implements WatchReadModel {

    private final ReadModelSetup setup;
    private final EventLog log;
    private final IndexGenerations generations;
    private final HistoryMark histories;
    private final Completeness completeness;
    private final RebuildReadModel rebuild;
    private volatile boolean missing;

    public ReadModelWatch(
            ReadModelSetup setup,
            EventLog log,
            IndexGenerations generations,
            HistoryMark histories,
            Completeness completeness,
            RebuildReadModel rebuild) {
        this.setup = setup;
        this.log = log;
        this.generations = generations;
        this.histories = histories;
        this.completeness = completeness;
        this.rebuild = rebuild;
    }

    @Override
    public void prepare() {
        setup.prepare(log::isUnread);
    }

    @Override
    public void look() {
        Optional<Answering> answering = generations.answering();
        missing = answering.isEmpty();
        boolean lacksCustomers =
                missing || answering.filter(Answering::unfinished).isPresent();
        completeness.indexLacksEvents(lacksCustomers);
        boolean lacksHistories = histories.isUnfinished();
        if (missing || lacksHistories) {
            prepareTheRest();
        }
        if (lacksCustomers || lacksHistories) {
            rebuild.resume();
        }
    }

    /** The register of rebuilds may be lost as well. */
    private void prepareTheRest() {
        try {
            prepare();
        } catch (ReadModelMissing _) {
            // As was seen: what follows is for this.
        }
    }

    @Override
    public boolean isMissing() {
        return missing;
    }
}

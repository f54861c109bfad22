package org.customerapi.read.application.service;

import org.customerapi.read.application.port.in.RebuildReadModel;
import org.customerapi.read.application.port.in.WatchReadModel;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.IndexGenerations.Answering;

/** Every instance looks, as the one that left something unfinished may be gone. */
public final class ReadModelWatch implements WatchReadModel {

    private final IndexGenerations generations;
    private final Completeness completeness;
    private final RebuildReadModel rebuild;

    public ReadModelWatch(IndexGenerations generations, Completeness completeness, RebuildReadModel rebuild) {
        this.generations = generations;
        this.completeness = completeness;
        this.rebuild = rebuild;
    }

    @Override
    public void look() {
        boolean unfinished =
                generations.answering().filter(Answering::unfinished).isPresent();
        completeness.indexLacksEvents(unfinished);
        if (unfinished) {
            rebuild.resume();
        }
    }
}

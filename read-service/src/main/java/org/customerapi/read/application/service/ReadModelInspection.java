package org.customerapi.read.application.service;

import java.time.Instant;
import java.util.OptionalLong;

import org.customerapi.read.application.port.in.InspectReadModel;
import org.customerapi.read.application.port.out.IndexGenerations;
import org.customerapi.read.application.port.out.ProjectionLag;
import org.customerapi.read.domain.ReadModelState;

/** Puts together what the index and the log say. */
public final class ReadModelInspection implements InspectReadModel {

    private final IndexGenerations generations;
    private final Completeness completeness;
    private final ProjectionLag lag;

    public ReadModelInspection(IndexGenerations generations, Completeness completeness, ProjectionLag lag) {
        this.generations = generations;
        this.completeness = completeness;
        this.lag = lag;
    }

    @Override
    public ReadModelState inspect() {
        // Asked before the count: what is complete then is counted a moment later.
        Instant asOf = completeness.asOf().orElse(null);
        OptionalLong events = lag.events();
        String index = generations.current();
        return new ReadModelState(
                index, generations.customersIn(index), asOf, events.isPresent() ? events.getAsLong() : null);
    }
}

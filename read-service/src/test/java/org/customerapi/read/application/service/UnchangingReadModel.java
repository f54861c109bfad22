package org.customerapi.read.application.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.domain.CustomerEvent;

/** A read model that takes nothing and has nothing to make searchable. */
class UnchangingReadModel implements ReadModel {

    @Override
    public List<Outcome> apply(List<CustomerEvent> events) {
        return List.of();
    }

    @Override
    public CompletionStage<Void> searchable() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void makeSearchable() {}

    @Override
    public boolean makeSearchableWithin(Duration patience) {
        return true;
    }
}

package org.customerapi.read.application.service;

import java.time.Duration;
import java.util.List;

import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.domain.CustomerEvent;

/** A read model that takes nothing and has nothing to make searchable. */
class UnchangingReadModel implements ReadModel {

    @Override
    public List<Outcome> apply(List<CustomerEvent> events) {
        return List.of();
    }

    @Override
    public void makeSearchable() {}

    @Override
    public boolean makeSearchableWithin(Duration patience) {
        return true;
    }
}

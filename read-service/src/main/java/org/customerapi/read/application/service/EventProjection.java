package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.customerapi.read.application.port.in.ApplyEvents;
import org.customerapi.read.application.port.out.EventHistory;
import org.customerapi.read.application.port.out.ProjectionObserver;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.application.port.out.ReadModel.Outcome;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.RejectedEvent;

/** Applies each customer's latest event, falling back to the one before when that one is refused. */
public final class EventProjection implements ApplyEvents {

    private final EventHistory history;
    private final ReadModel readModel;
    private final ProjectionObserver observer;
    private final Clock clock;

    public EventProjection(EventHistory history, ReadModel readModel, ProjectionObserver observer, Clock clock) {
        this.history = history;
        this.readModel = readModel;
        this.observer = observer;
        this.clock = clock;
    }

    @Override
    public Applied apply(List<CustomerEvent> events) {
        // First, so that whoever sees a version can read how it came about.
        history.append(events);
        List<CustomerEvent> pending = new ArrayList<>(events);
        List<RejectedEvent> rejected = new ArrayList<>();
        List<RejectedEvent> refused = List.of();
        do {
            refused = applyLatest(pending);
            refused.forEach(refusal -> pending.removeIf(event -> event.equals(refusal.event())));
            rejected.addAll(refused);
        } while (!refused.isEmpty() && !pending.isEmpty());
        // Not the events themselves, which are much larger, and many wait for the same refresh.
        List<Instant> times = pending.stream().map(CustomerEvent::time).toList();
        return new Applied(rejected, () -> readModel.searchable().thenRun(() -> observeDelays(times)));
    }

    private List<RejectedEvent> applyLatest(List<CustomerEvent> pending) {
        List<CustomerEvent> latest = CustomerEvent.latestOfEachCustomer(pending);
        List<Outcome> outcomes = readModel.apply(latest);
        List<RejectedEvent> refused = new ArrayList<>();
        int alreadyKnown = 0;
        for (int i = 0; i < latest.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Applied() -> {}
                case Outcome.AlreadyKnown() -> alreadyKnown++;
                case Outcome.Refused(String reason) -> refused.add(new RejectedEvent(latest.get(i), reason));
            }
        }
        observer.applied(latest.size(), alreadyKnown, refused.size());
        return refused;
    }

    private void observeDelays(List<Instant> times) {
        Instant now = clock.instant();
        times.forEach(time -> observer.searchableAfter(Duration.between(time, now)));
    }
}

package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import org.customerapi.read.application.port.in.ApplyEvents;
import org.customerapi.read.application.port.out.EventHistory;
import org.customerapi.read.application.port.out.ProjectionObserver;
import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.HistoryEntry;
import org.customerapi.read.domain.RejectedEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.deleted;
import static org.customerapi.read.fixture.Events.movedTo;

class EventProjectionTest {

    private final List<CustomerEvent> stored = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final EventProjection projection =
            new EventProjection(new Kept(), new RefusingReadModel(), new Told(), Clock.systemUTC());

    @Test
    void sendsTheLastEventOfEachCustomerOnlyAndThenMakesItSearchable() {
        CustomerEvent first = created(aCustomer().of("One").build());
        CustomerEvent last = deleted(movedTo("Two", first));
        CustomerEvent other = created(aCustomer().of("Other").build());

        ApplyEvents.Applied applied = projection.apply(List.of(first, last, other));
        applied.makeSearchable().get().toCompletableFuture().join();

        assertThat(applied.rejected()).isEmpty();

        assertThat(stored).containsExactly(last, other);
        assertThat(steps).containsExactly("append 3", "apply", "searchable");
    }

    @Test
    void fallsBackToTheEventBeforeARefusedOne() {
        CustomerEvent first = created(aCustomer().of("Good").build());
        CustomerEvent refused = movedTo("refuse", first);

        ApplyEvents.Applied applied = projection.apply(List.of(first, refused));

        assertThat(applied.rejected()).extracting(RejectedEvent::event).containsExactly(refused);
        assertThat(stored).containsExactly(first);
        assertThat(steps).containsExactly("append 2", "apply", "apply");
        assertThat(told).containsExactly("1 sent, 0 known, 1 refused", "1 sent, 0 known, 0 refused");
    }

    private final class Kept implements EventHistory {

        @Override
        public void append(List<CustomerEvent> events) {
            steps.add("append " + events.size());
        }

        @Override
        public List<HistoryEntry> read(UUID id, long fromVersion, long toVersion) {
            return List.of();
        }
    }

    private final class RefusingReadModel implements ReadModel {

        @Override
        public List<Outcome> apply(List<CustomerEvent> events) {
            steps.add("apply");
            return events.stream().map(this::outcome).toList();
        }

        @Override
        public CompletionStage<Void> searchable() {
            steps.add("searchable");
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void makeSearchable() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean makeSearchableWithin(Duration patience) {
            return true;
        }

        private Outcome outcome(CustomerEvent event) {
            if (Objects.equals(event.customer().company(), "refuse")) {
                return new Outcome.Refused("for the test");
            }
            stored.add(event);
            return new Outcome.Applied();
        }
    }

    private final class Told implements ProjectionObserver {

        @Override
        public void applied(int documents, int alreadyKnown, int refused) {
            told.add("%d sent, %d known, %d refused".formatted(documents, alreadyKnown, refused));
        }

        @Override
        public void searchableAfter(Duration delay) {}
    }
}

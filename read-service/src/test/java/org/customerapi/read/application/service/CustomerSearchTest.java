package org.customerapi.read.application.service;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.application.port.out.Snapshots;
import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CursorPosition.Snapshot;
import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.CustomerSort;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CustomerSearchTest {

    private final Opened snapshots = new Opened();
    private final CustomerSearch search = new CustomerSearch(
            new Away(),
            snapshots,
            new Freshness(new Away(), new UnchangingReadModel(), Clock.systemUTC()),
            new Completeness());

    @Test
    void leavesNoSnapshotOfAWalkThatDoesNotBegin() {
        assertThatExceptionOfType(ReadModelUnavailable.class).isThrownBy(() -> walk(Snapshot.NEW));

        assertThat(snapshots.open).isEmpty();
    }

    @Test
    void keepsTheSnapshotOfAWalkThatGoesOn() {
        snapshots.open.add("before");

        assertThatExceptionOfType(ReadModelUnavailable.class).isThrownBy(() -> walk(new Snapshot("before", null)));

        assertThat(snapshots.open).containsExactly("before");
    }

    private void walk(Snapshot snapshot) {
        CursorPosition position = new CursorPosition(List.of(), 1, 10, snapshot);
        search.search(
                new CustomerQuery(CustomerFilter.ALL_ACTIVE, CustomerSort.NEWEST_FIRST, position, Set.of(), true),
                null);
    }

    private static final class Opened implements Snapshots {

        private final List<String> open = new ArrayList<>();

        @Override
        public String open() {
            open.add("new");
            return "new";
        }

        @Override
        public void close(String id) {
            open.remove(id);
        }

        @Override
        public void ended(String id) {}
    }

    private static final class Away implements Customers {

        @Override
        public Optional<CustomerDocument> find(UUID id) {
            return Optional.empty();
        }

        @Override
        public Map<UUID, Long> versions(Collection<UUID> ids) {
            return Map.of();
        }

        @Override
        public CustomerPage search(CustomerQuery query) {
            throw new ReadModelUnavailable("for the test", null);
        }
    }
}

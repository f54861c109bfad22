package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.ConsistencyToken;
import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.application.port.out.Snapshots;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CursorPosition.Snapshot;
import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.CustomerSort;
import org.customerapi.read.domain.PageNumber;
import org.customerapi.read.domain.ReadAfterWrite;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.Slice;
import org.customerapi.read.domain.StoredVersions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CustomerSearchTest {

    private static final ReadAfterWrite WRITTEN =
            new ReadAfterWrite(ConsistencyToken.of(UUID.randomUUID(), 1), Duration.ZERO);

    private final Opened snapshots = new Opened();
    private final Away customers = new Away();
    private final CustomerSearch search = new CustomerSearch(
            customers,
            snapshots,
            new Freshness(customers, new UnchangingReadModel(), Clock.systemUTC()),
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

    @Test
    void searchesTheCopyThatHoldsTheWrites() {
        assertThatExceptionOfType(ReadModelUnavailable.class).isThrownBy(() -> search(new PageNumber(1, 10), WRITTEN));

        assertThat(customers.asked).hasSize(3).doesNotContain(Copy.ANY);
        assertThat(customers.asked.getFirst()).isEqualTo(customers.asked.getLast());
    }

    @Test
    void takesTheSnapshotOfTheCopyThatHoldsTheWrites() {
        CursorPosition begin = new CursorPosition(List.of(), 1, 10, Snapshot.NEW);

        assertThatExceptionOfType(ReadModelUnavailable.class).isThrownBy(() -> search(begin, WRITTEN));

        assertThat(snapshots.copy).isNotEqualTo(Copy.ANY).isEqualTo(customers.asked.getFirst());
    }

    private void walk(Snapshot snapshot) {
        search(new CursorPosition(List.of(), 1, 10, snapshot), null);
    }

    private void search(Slice slice, @Nullable ReadAfterWrite after) {
        search.search(
                new CustomerQuery(CustomerFilter.ALL_ACTIVE, CustomerSort.NEWEST_FIRST, slice, Set.of(), true), after);
    }

    private static final class Opened implements Snapshots {

        private final List<String> open = new ArrayList<>();
        private @Nullable Copy copy;

        @Override
        public String open(Copy of) {
            copy = of;
            open.add("new");
            return "new";
        }

        @Override
        public String openUncounted(Copy of) {
            throw new AssertionError("this is no export");
        }

        @Override
        public void close(String id) {
            open.remove(id);
        }

        @Override
        public void ended(String id) {}
    }

    /** Has the versions of all customers, and nothing else of them. */
    private static final class Away implements Customers {

        private final List<Copy> asked = new ArrayList<>();

        @Override
        public Optional<CustomerDocument> find(UUID id) {
            return Optional.empty();
        }

        @Override
        public StoredVersions versions(Collection<UUID> ids, Copy copy) {
            asked.add(copy);
            return new StoredVersions(ids.stream().collect(Collectors.toMap(id -> id, _ -> 1L)), copy);
        }

        @Override
        public CustomerPage search(CustomerQuery query, Copy copy) {
            asked.add(copy);
            throw new ReadModelUnavailable("for the test", null);
        }
    }
}

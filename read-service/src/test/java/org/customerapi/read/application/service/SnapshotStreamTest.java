package org.customerapi.read.application.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.domain.AnswerTooLarge;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CursorPosition.Snapshot;
import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.CustomerJson;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.CustomerSort;
import org.customerapi.read.domain.StoredVersions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SnapshotStreamTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void readsAsManyAtOnceAsItMayOfSmallCustomers() {
        Alike customers = new Alike(2_500, 500);

        assertThat(walked(customers)).isEqualTo(2_500);

        assertThat(customers.pages).containsExactly(100, 1_000, 1_000, 1_000);
    }

    @Test
    void readsFewerAtOnceOfLargeOnes() {
        Alike customers = new Alike(150, 100_000);

        assertThat(walked(customers)).isEqualTo(150);

        assertThat(customers.pages).containsExactly(100, 41, 41);
    }

    @Test
    void asksForHalfOfWhatIsTooLarge() {
        Alike customers = new Alike(60, MEGABYTE);
        customers.limit = 32 * MEGABYTE;

        assertThat(walked(customers)).isEqualTo(60);

        assertThat(customers.pages.subList(0, 4)).containsExactly(100, 50, 25, 4);
    }

    @Test
    void fallsOnACustomerThatIsTooLargeAlone() {
        Alike customers = new Alike(1, MEGABYTE);
        customers.limit = 1_000;

        assertThatExceptionOfType(AnswerTooLarge.class).isThrownBy(() -> walked(customers));
    }

    private static int walked(Customers customers) {
        CursorPosition start = new CursorPosition(List.of(), 1, SnapshotStream.FIRST_PAGE, new Snapshot("id", null));
        CustomerQuery query =
                new CustomerQuery(CustomerFilter.ALL_ACTIVE, CustomerSort.NEWEST_FIRST, start, Set.of(), false);
        int walked = 0;
        try (SnapshotStream stream = new SnapshotStream(customers, query, start, () -> {})) {
            for (List<CustomerJson> part = stream.next(); !part.isEmpty(); part = stream.next()) {
                walked += part.size();
            }
        }
        return walked;
    }

    /** Customers of the same size. */
    private static final class Alike implements Customers {

        private final int number;
        private final CustomerJson customer;
        private final List<Integer> pages = new ArrayList<>();
        private long limit = Long.MAX_VALUE;

        Alike(int number, int letters) {
            this.number = number;
            this.customer = new CustomerJson("x".repeat(letters));
        }

        @Override
        public Optional<CustomerDocument> find(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public StoredVersions versions(Collection<UUID> ids, Copy copy) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CustomerPage search(CustomerQuery query, Copy copy) {
            CursorPosition position = (CursorPosition) query.slice();
            pages.add(position.size());
            int before = position.after().isEmpty() ? 0 : (int) position.after().getFirst();
            int size = Math.min(position.size(), number - before);
            if ((long) size * customer.text().length() > limit) {
                throw new AnswerTooLarge(new IllegalStateException("for the test"));
            }
            boolean more = before + size < number;
            CursorPosition next = new CursorPosition(
                    List.of(before + size), position.number() + 1, position.size(), position.snapshot());
            return new CustomerPage(Collections.nCopies(size, customer), number, Map.of(), more ? next : null);
        }
    }
}

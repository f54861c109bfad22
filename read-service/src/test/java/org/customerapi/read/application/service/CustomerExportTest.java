package org.customerapi.read.application.service;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.in.CustomerStream;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.application.port.out.Snapshots;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.CustomerSort;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.StoredVersions;
import org.customerapi.read.domain.TooManyAtOnce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CustomerExportTest {

    private final Nobody customers = new Nobody();
    private final Opened snapshots = new Opened();
    private final CustomerExport exports = new CustomerExport(
            customers, snapshots, new Freshness(customers, new UnchangingReadModel(), Clock.systemUTC()), 1);

    @Test
    void runsAsManyAsItMay() {
        try (CustomerStream first = open()) {
            assertThat(first.next()).isEmpty();
            assertThatExceptionOfType(TooManyAtOnce.class).isThrownBy(this::open);
        }
        assertThatCode(() -> open().close()).doesNotThrowAnyException();
    }

    @Test
    void freesThePlaceOfAnExportWhoseSnapshotCannotBeClosed() {
        snapshots.closable = false;

        assertThatIllegalStateException().isThrownBy(open()::close);
        assertThatIllegalStateException().isThrownBy(open()::close);
    }

    @Test
    void freesThePlaceOfAnExportThatDoesNotBegin() {
        customers.away = true;

        assertThatExceptionOfType(ReadModelUnavailable.class).isThrownBy(this::open);
        assertThatExceptionOfType(ReadModelUnavailable.class).isThrownBy(this::open);
    }

    private CustomerStream open() {
        return exports.open(CustomerFilter.ALL_ACTIVE, CustomerSort.NEWEST_FIRST, null);
    }

    private static final class Opened implements Snapshots {

        private boolean closable = true;

        @Override
        public String open(Copy copy) {
            throw new AssertionError("an export takes no place of a walk");
        }

        @Override
        public String openUncounted(Copy copy) {
            return "new";
        }

        @Override
        public void ended(String id) {}

        @Override
        public void close(String id) {
            if (!closable) {
                throw new IllegalStateException("for the test");
            }
        }
    }

    private static final class Nobody implements Customers {

        private boolean away;

        @Override
        public Optional<CustomerDocument> find(UUID id) {
            return Optional.empty();
        }

        @Override
        public StoredVersions versions(Collection<UUID> ids, Copy copy) {
            return new StoredVersions(Map.of(), copy);
        }

        @Override
        public CustomerPage search(CustomerQuery query, Copy copy) {
            if (away) {
                throw new ReadModelUnavailable("for the test", null);
            }
            return new CustomerPage(List.of(), 0, Map.of(), null);
        }
    }
}

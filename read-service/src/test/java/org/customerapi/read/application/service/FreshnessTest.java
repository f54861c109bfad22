package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.customerapi.contracts.ConsistencyToken;
import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.ReadAfterWrite;
import org.customerapi.read.domain.ReadModelBehind;
import org.customerapi.read.domain.StoredVersions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.movedTo;

class FreshnessTest {

    private static final UUID WRITTEN = UUID.randomUUID();

    private final SlowToRefresh readModel = new SlowToRefresh();
    private final Stored customers = new Stored();
    private final Freshness freshness = new Freshness(customers, readModel, Clock.systemUTC());

    @Test
    void waitsForARefreshNoLongerThanTheCallerWants() {
        assertThatExceptionOfType(ReadModelBehind.class)
                .isThrownBy(() -> freshness.awaitSearchable(after(1, Duration.ofSeconds(3))));

        assertThat(readModel.waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3)));
    }

    @Test
    void leavesARefreshAMomentWhenTheCallerDoesNotWantToWait() {
        assertThatExceptionOfType(ReadModelBehind.class)
                .isThrownBy(() -> freshness.awaitSearchable(after(1, Duration.ZERO)));

        assertThat(readModel.waits).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void needsNoRefreshForAReadById() {
        customers.copies.add(customer(1));

        assertThat(freshness.find(WRITTEN, after(1, Duration.ZERO))).isPresent();

        assertThat(readModel.waits).isEmpty();
    }

    @Test
    void readsAgainWhileTheCopyThatAnswersHasNotAppliedTheWrite() {
        customers.copies.addAll(List.of(Optional.empty(), customer(1), customer(2)));

        assertThat(freshness.find(WRITTEN, after(2, Duration.ofSeconds(5)))).isEqualTo(customer(2));
    }

    @Test
    void saysThatItIsBehindWhenNoCopyAppliesTheWriteInTime() {
        customers.copies.addAll(List.of(customer(1), customer(1)));

        assertThatExceptionOfType(ReadModelBehind.class)
                .isThrownBy(() -> freshness.find(WRITTEN, after(2, Duration.ofMillis(10))));
    }

    @Test
    void waitsForWritesToOtherCustomersAsWell() {
        UUID read = UUID.randomUUID();

        assertThatExceptionOfType(ReadModelBehind.class)
                .isThrownBy(() -> freshness.find(read, after(2, Duration.ZERO)));
        assertThat(customers.asked).hasSize(1);
    }

    @Test
    void saysWhichCopyHoldsTheWrites() {
        readModel.refreshes = true;

        Copy copy = freshness.awaitSearchable(after(1, Duration.ZERO));

        assertThat(copy.name()).isNotNull();
        assertThat(copy.index()).isEqualTo("customers-1");
        assertThat(customers.asked).hasSize(2).allMatch(asked -> Objects.equals(asked.name(), copy.name()));
        assertThat(freshness.awaitSearchable(after(1, Duration.ZERO))).isNotEqualTo(copy);
        assertThat(freshness.awaitSearchable(null)).isEqualTo(Copy.ANY);
    }

    @Test
    void refreshesAndReadsTheIndexThatARebuildHasAnswerFromNowOn() {
        readModel.refreshes = true;
        customers.indexes.addAll(List.of("customers-2", "customers-2"));

        Copy copy = freshness.awaitSearchable(after(1, Duration.ofSeconds(3)));

        assertThat(copy.index()).isEqualTo("customers-2");
        assertThat(readModel.waits).hasSize(2);
    }

    private static ReadAfterWrite after(long version, Duration patience) {
        return new ReadAfterWrite(ConsistencyToken.of(WRITTEN, version), patience);
    }

    private static Optional<CustomerDocument> customer(long version) {
        CustomerEvent event = created(aCustomer().id(WRITTEN).build());
        for (long before = 1; before < version; before++) {
            event = movedTo("Elsewhere", event);
        }
        return Optional.of(event.customer());
    }

    private static final class SlowToRefresh extends UnchangingReadModel {

        private final List<Duration> waits = new ArrayList<>();
        private boolean refreshes;

        @Override
        public boolean makeSearchableWithin(Duration patience) {
            waits.add(patience);
            return refreshes;
        }
    }

    /** Answers by one copy after the other. */
    private static final class Stored implements Customers {

        private final Queue<Optional<CustomerDocument>> copies = new ArrayDeque<>();
        private final List<Copy> asked = new ArrayList<>();
        private final Queue<String> indexes = new ArrayDeque<>(List.of("customers-1"));

        @Override
        public Optional<CustomerDocument> find(UUID id) {
            return copies.remove();
        }

        @Override
        public StoredVersions versions(Collection<UUID> ids, Copy copy) {
            asked.add(copy);
            String index = indexes.size() > 1 ? indexes.remove() : indexes.element();
            return new StoredVersions(Map.of(WRITTEN, 1L), copy.of(index));
        }

        @Override
        public CustomerPage search(CustomerQuery query, Copy copy) {
            throw new UnsupportedOperationException();
        }
    }
}

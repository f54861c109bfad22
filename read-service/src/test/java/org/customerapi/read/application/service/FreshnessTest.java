package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.customerapi.contracts.ConsistencyToken;
import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.out.Customers;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.ReadAfterWrite;
import org.customerapi.read.domain.ReadModelBehind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FreshnessTest {

    private static final UUID WRITTEN = UUID.randomUUID();

    private final SlowToRefresh readModel = new SlowToRefresh();
    private final Freshness freshness = new Freshness(new Stored(), readModel, Clock.systemUTC());

    @Test
    void waitsForARefreshNoLongerThanTheCallerWants() {
        ReadAfterWrite after = new ReadAfterWrite(ConsistencyToken.of(WRITTEN, 1), Duration.ofSeconds(3));

        assertThatExceptionOfType(ReadModelBehind.class).isThrownBy(() -> freshness.awaitSearchable(after));

        assertThat(readModel.waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3)));
    }

    @Test
    void leavesARefreshAMomentWhenTheCallerDoesNotWantToWait() {
        ReadAfterWrite after = new ReadAfterWrite(ConsistencyToken.of(WRITTEN, 1), Duration.ZERO);

        assertThatExceptionOfType(ReadModelBehind.class).isThrownBy(() -> freshness.awaitSearchable(after));

        assertThat(readModel.waits).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void needsNoRefreshForAReadById() {
        freshness.awaitStored(new ReadAfterWrite(ConsistencyToken.of(WRITTEN, 1), Duration.ZERO));

        assertThat(readModel.waits).isEmpty();
    }

    private static final class SlowToRefresh extends UnchangingReadModel {

        private final List<Duration> waits = new ArrayList<>();

        @Override
        public boolean makeSearchableWithin(Duration patience) {
            waits.add(patience);
            return false;
        }
    }

    private static final class Stored implements Customers {

        @Override
        public Optional<CustomerDocument> find(UUID id) {
            return Optional.empty();
        }

        @Override
        public Map<UUID, Long> versions(Collection<UUID> ids) {
            return Map.of(WRITTEN, 1L);
        }

        @Override
        public CustomerPage search(CustomerQuery query) {
            throw new UnsupportedOperationException();
        }
    }
}

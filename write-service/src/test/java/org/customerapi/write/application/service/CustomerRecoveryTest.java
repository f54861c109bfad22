package org.customerapi.write.application.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.in.RecoverCustomers.Conflict;
import org.customerapi.write.application.port.in.RecoverCustomers.RelayActive;
import org.customerapi.write.application.port.in.RecoverCustomers.Report;
import org.customerapi.write.application.port.out.Customers;
import org.customerapi.write.application.port.out.EventHistory;
import org.customerapi.write.application.port.out.PublishedEvents.Event;
import org.customerapi.write.application.port.out.RecoveredDatabase;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.CustomerDetails;
import org.customerapi.write.domain.customer.UniqueValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CustomerRecoveryTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private final UUID maria = new UUID(0, 1);
    private final UUID thomas = new UUID(0, 2);
    private final UUID hanna = new UUID(0, 3);
    private final FakeDatabase database = new FakeDatabase();
    private final List<List<EventHistory.Entry>> topic = new ArrayList<>();

    private Report recover() {
        return new CustomerRecovery(topic::forEach, database, database, database).recover();
    }

    @Test
    void bringsCustomersForwardAndMakesThoseThatAreMissing() {
        database.put(customer(maria, 5, "maria@example.org"));
        told(customer(maria, 4, "old@example.org"), customer(maria, 6, null), customer(maria, 7, "m@example.org"));
        told(customer(thomas, 1, "thomas@example.org"));

        Report report = recover();

        assertThat(database.rows)
                .containsEntry(maria, customer(maria, 7, "m@example.org"))
                .containsEntry(thomas, customer(thomas, 1, "thomas@example.org"));
        assertThat(report).isEqualTo(new Report(4, 2, 0, List.of(), List.of()));
        assertThat(database.closed).isFalse();
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        database.put(customer(maria, 5, null));
        told(customer(maria, 6, null));
        recover();

        assertThat(recover()).isEqualTo(new Report(1, 0, 0, List.of(), List.of()));
    }

    @Test
    void leavesWhatTheDatabaseHasMoreOf() {
        database.put(customer(maria, 9, "new@example.org"));
        told(customer(maria, 7, "old@example.org"));

        assertThat(recover().written()).isZero();
        assertThat(database.rows).containsEntry(maria, customer(maria, 9, "new@example.org"));
    }

    @Test
    void takesTheTopicsContentOfAVersionThatWasGivenTwice() {
        database.put(at(BEGIN.plusSeconds(77), customer(maria, 6, "second@example.org")));
        told(customer(maria, 6, "first@example.org"));

        assertThat(recover().givenTwice()).isEqualTo(1);
        assertThat(database.rows).containsEntry(maria, customer(maria, 6, "first@example.org"));
    }

    @Test
    void keepsTheFirstOfTwoContentsOfAVersionInOneBatchHoweverOftenItIsRun() {
        Customer first = customer(maria, 6, "first@example.org");
        Customer second = at(BEGIN.plusSeconds(77), customer(maria, 6, "second@example.org"));
        database.put(second);
        told(first, second);

        assertThat(recover()).isEqualTo(new Report(2, 1, 1, List.of(), List.of()));
        assertThat(recover()).isEqualTo(new Report(2, 0, 0, List.of(), List.of()));
        assertThat(database.rows).containsEntry(maria, first);
    }

    @Test
    void keepsTheFirstOfTwoContentsOfAVersionAcrossBatchesHoweverOftenItIsRun() {
        Customer first = customer(maria, 6, "first@example.org");
        Customer second = at(BEGIN.minusSeconds(77), customer(maria, 6, "second@example.org"));
        database.put(second);
        told(first);
        told(customer(thomas, 1, null));
        told(second);

        assertThat(recover().givenTwice()).isEqualTo(1);
        assertThat(recover()).isEqualTo(new Report(3, 0, 0, List.of(), List.of()));
        assertThat(database.rows).containsEntry(maria, first);
    }

    @Test
    void keepsTheFirstOfTwoContentsOfAVersionThatTheDatabaseLacks() {
        Customer first = customer(maria, 6, "first@example.org");
        database.put(customer(maria, 5, null));
        told(first);
        told(at(BEGIN.plusSeconds(77), customer(maria, 6, "second@example.org")));

        assertThat(recover().givenTwice()).isZero();
        assertThat(database.rows).containsEntry(maria, first);
    }

    @Test
    void goesBeyondAVersionThatWasGivenTwice() {
        database.put(at(BEGIN.plusSeconds(77), customer(maria, 6, "second@example.org")));
        told(customer(maria, 6, "first@example.org"));
        told(customer(maria, 7, "seventh@example.org"));

        recover();

        assertThat(database.rows).containsEntry(maria, customer(maria, 7, "seventh@example.org"));
    }

    @Test
    void waitsForTheEventByWhichSomebodyElseGivesAnEmailUp() {
        database.put(customer(maria, 1, "shared@example.org"));
        told(customer(thomas, 1, "shared@example.org"));
        told(customer(hanna, 1, null));
        told(customer(maria, 2, null));

        assertThat(recover().isComplete()).isTrue();
        assertThat(database.rows).containsEntry(thomas, customer(thomas, 1, "shared@example.org"));
    }

    @Test
    void letsCustomersExchangeTheirEmails() {
        database.put(customer(maria, 1, "a@example.org"));
        database.put(customer(thomas, 1, "b@example.org"));
        told(customer(maria, 2, null), customer(thomas, 2, "a@example.org"));
        told(customer(maria, 3, "b@example.org"));

        assertThat(recover().isComplete()).isTrue();
        assertThat(database.rows)
                .containsEntry(maria, customer(maria, 3, "b@example.org"))
                .containsEntry(thomas, customer(thomas, 2, "a@example.org"));
    }

    @Test
    void letsARingOfCustomersExchangeTheirEmailsWhicheverIsReadFirst() {
        database.put(customer(maria, 1, "a@example.org"));
        database.put(customer(thomas, 1, "b@example.org"));
        database.put(customer(hanna, 1, "c@example.org"));
        told(customer(maria, 3, "b@example.org"));
        told(customer(thomas, 3, "c@example.org"));
        told(customer(hanna, 3, "a@example.org"));

        assertThat(recover().isComplete()).isTrue();
        assertThat(database.rows).containsEntry(hanna, customer(hanna, 3, "a@example.org"));
    }

    @Test
    void staysClosedAndNamesBothWhenSomebodyElseKeepsAnEmail() {
        database.put(customer(maria, 1, "shared@example.org"));
        told(customer(thomas, 1, "shared@example.org"), customer(hanna, 1, null));

        Report report = recover();

        assertThat(report.conflicts()).containsExactly(new Conflict(thomas, "email", maria));
        assertThat(database.rows).containsOnlyKeys(maria, hanna);
        assertThat(database.closed).isTrue();
    }

    @Test
    void staysClosedWhenTheNewestEventOfACustomerCannotBeRead() {
        topic.add(List.of(new EventHistory.Entry(new Event(maria, 2, BEGIN), () -> {
            throw new EventHistory.Unreadable(new IllegalArgumentException("for the test"));
        })));
        assertThat(recover().unreadable()).containsExactly(maria);
        assertThat(database.closed).isTrue();

        told(customer(maria, 3, null));
        assertThat(recover().isComplete()).isTrue();
        assertThat(database.closed).isFalse();
    }

    @Test
    void staysClosedWhenItDies() {
        topic.add(List.of(new EventHistory.Entry(new Event(maria, 2, BEGIN), () -> {
            throw new IllegalStateException("for the test");
        })));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::recover);
        assertThat(database.closed).isTrue();
    }

    @Test
    void changesNothingWhileAnInstanceRelays() {
        database.relayed = true;
        told(customer(maria, 1, null));

        assertThatExceptionOfType(RelayActive.class).isThrownBy(this::recover);
        assertThat(database.rows).isEmpty();
    }

    private void told(Customer... customers) {
        topic.add(List.of(customers).stream()
                .map(each -> new EventHistory.Entry(new Event(each.id(), each.version(), each.updatedAt()), () -> each))
                .toList());
    }

    private static Customer customer(UUID id, long version, @Nullable String email) {
        CustomerDetails details =
                new CustomerDetails(null, "A", null, null, email, null, null, null, List.of(), Map.of());
        return new Customer(id, details, version, BEGIN, BEGIN.plusSeconds(version), null);
    }

    private static Customer at(Instant updated, Customer customer) {
        return new Customer(customer.id(), customer.details(), customer.version(), customer.createdAt(), updated, null);
    }

    /** Refuses an email that two customers have, as a unique key does. */
    private static final class FakeDatabase implements RecoveredDatabase, Customers, UnitOfWork {
        final Map<UUID, Customer> rows = new HashMap<>();
        boolean relayed;
        boolean closed;

        void put(Customer customer) {
            rows.put(customer.id(), customer);
        }

        @Override
        public boolean takeLease() {
            closed = !relayed;
            return closed;
        }

        @Override
        public void giveLeaseBack() {
            closed = false;
        }

        @Override
        public Map<UUID, State> states(Collection<UUID> ids) {
            Map<UUID, State> states = new HashMap<>();
            rows.forEach((id, row) -> states.put(id, new State(row.version(), row.updatedAt())));
            states.keySet().retainAll(ids);
            return states;
        }

        @Override
        public void replace(Collection<Customer> customers) {
            customers.forEach(customer -> rows.remove(customer.id()));
            for (Customer customer : customers) {
                assertThat(holders(customer.uniqueValues())).isEmpty();
                put(customer);
            }
        }

        @Override
        public Set<UUID> heldByOthers(SortedSet<UUID> ids) {
            return Set.of();
        }

        @Override
        public Map<UniqueValue, UUID> holders(Collection<UniqueValue> values) {
            Map<UniqueValue, UUID> holders = new HashMap<>();
            rows.values().forEach(row -> row.uniqueValues().forEach(value -> holders.put(value, row.id())));
            holders.keySet().retainAll(values);
            return holders;
        }

        @Override
        public Map<UUID, Customer> lock(SortedSet<UUID> ids) {
            throw new AssertionError("nobody else is there");
        }

        @Override
        public void save(Collection<Customer> customers) {
            throw new AssertionError("it would keep those from exchanging values");
        }

        @Override
        public <T> T commit(Supplier<T> work) {
            return work.get();
        }
    }
}

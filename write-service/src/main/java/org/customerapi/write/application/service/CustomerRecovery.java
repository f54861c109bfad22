package org.customerapi.write.application.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.write.application.port.in.RecoverCustomers;
import org.customerapi.write.application.port.out.Customers;
import org.customerapi.write.application.port.out.EventHistory;
import org.customerapi.write.application.port.out.EventHistory.Entry;
import org.customerapi.write.application.port.out.EventHistory.Unreadable;
import org.customerapi.write.application.port.out.PublishedEvents.Event;
import org.customerapi.write.application.port.out.RecoveredDatabase;
import org.customerapi.write.application.port.out.RecoveredDatabase.State;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.UniqueValue;

/**
 * Brings the customers of a database that was set back forward to what the topic tells. Keeps in memory only those who
 * wait for a value that somebody else still holds. Used by one thread, once.
 */
public final class CustomerRecovery implements RecoverCustomers {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerRecovery.class);
    private static final long PROGRESS = 100_000;

    private final EventHistory history;
    private final RecoveredDatabase database;
    private final Customers customers;
    private final UnitOfWork unitOfWork;
    private final Map<UUID, Customer> waiting = new LinkedHashMap<>();
    private final Map<UUID, Long> unreadable = new LinkedHashMap<>();
    private final Map<UUID, Long> doubted = new LinkedHashMap<>();
    private long read;
    private long written;
    private long givenTwice;

    public CustomerRecovery(
            EventHistory history, RecoveredDatabase database, Customers customers, UnitOfWork unitOfWork) {
        this.history = history;
        this.database = database;
        this.customers = customers;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Report recover() {
        if (!database.takeLease()) {
            throw new RelayActive();
        }
        history.read(this::apply);
        if (!doubted.isEmpty()) {
            history.read(this::settle);
        }
        Report report = new Report(read, written, givenTwice, List.copyOf(unreadable.keySet()), conflicts());
        if (report.isComplete()) {
            database.giveLeaseBack();
        }
        return report;
    }

    private void apply(List<Entry> entries) {
        Map<UUID, State> states = statesOf(entries);
        entries.forEach(entry -> want(entry, states.get(entry.event().customerId())));
        write();
        long before = read;
        read += entries.size();
        if (read / PROGRESS > before / PROGRESS) {
            LOG.info("{} events read, customers written: {}", read, written);
        }
    }

    private Map<UUID, State> statesOf(List<Entry> entries) {
        return database.states(
                entries.stream().map(entry -> entry.event().customerId()).collect(Collectors.toSet()));
    }

    private void want(Entry entry, @Nullable State stored) {
        Event event = entry.event();
        if (stored == null || stored.version() < event.sequence()) {
            remember(entry);
        } else if (isOfAnotherMoment(event, stored)) {
            doubted.put(event.customerId(), event.sequence());
        }
    }

    /** Whether the version that is stored was given twice. */
    private static boolean isOfAnotherMoment(Event event, State stored) {
        return stored.version() == event.sequence() && !stored.updatedAt().equals(event.occurredAt());
    }

    /** The topic may hold both contents of a version, and the first one counts: so all is read once more for these. */
    private void settle(List<Entry> entries) {
        List<Entry> firsts = entries.stream().filter(this::isFirstOfDoubted).toList();
        Map<UUID, State> states = statesOf(firsts);
        firsts.forEach(entry -> settle(entry, states.get(entry.event().customerId())));
        write();
    }

    private boolean isFirstOfDoubted(Entry entry) {
        return doubted.remove(entry.event().customerId(), entry.event().sequence());
    }

    private void settle(Entry entry, @Nullable State stored) {
        if (stored != null && isOfAnotherMoment(entry.event(), stored)) {
            givenTwice++;
            LOG.warn(
                    "Version {} of customer {} was given twice",
                    stored.version(),
                    entry.event().customerId());
            remember(entry);
        }
    }

    private void remember(Entry entry) {
        Event event = entry.event();
        try {
            waiting.merge(
                    event.customerId(),
                    entry.customer().get(),
                    (known, next) -> next.version() > known.version() ? next : known);
            unreadable.computeIfPresent(
                    event.customerId(), (id, sequence) -> event.sequence() >= sequence ? null : sequence);
        } catch (Unreadable failure) {
            unreadable.merge(event.customerId(), event.sequence(), Math::max);
            LOG.error("Event {} of customer {} cannot be read", event.sequence(), event.customerId(), failure);
        }
    }

    /** Repeated while it helps: who was written may have given up what another waits for. */
    private void write() {
        int before;
        do {
            before = waiting.size();
            Set<UUID> done = waiting.isEmpty() ? Set.of() : unitOfWork.commit(this::exchange);
            waiting.keySet().removeAll(done);
            written += done.size();
        } while (!waiting.isEmpty() && waiting.size() < before);
    }

    private Set<UUID> exchange() {
        Map<UUID, Customer> possible = Exchange.possible(waiting, holders(waiting.values()));
        database.replace(possible.values());
        return possible.keySet();
    }

    private Map<UniqueValue, UUID> holders(Collection<Customer> wanted) {
        return customers.holders(wanted.stream()
                .flatMap(customer -> customer.uniqueValues().stream())
                .collect(Collectors.toSet()));
    }

    private List<Conflict> conflicts() {
        Map<UniqueValue, UUID> holders =
                waiting.isEmpty() ? Map.of() : unitOfWork.commit(() -> holders(waiting.values()));
        return waiting.values().stream()
                .flatMap(customer -> customer.uniqueValues().stream()
                        .filter(value -> !customer.id().equals(holders.getOrDefault(value, customer.id())))
                        .map(value -> new Conflict(
                                customer.id(), value.field().jsonName(), Objects.requireNonNull(holders.get(value)))))
                .toList();
    }
}

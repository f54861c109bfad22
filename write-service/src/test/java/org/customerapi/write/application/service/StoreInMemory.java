package org.customerapi.write.application.service;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.out.Customers;
import org.customerapi.write.application.port.out.IdempotencyRecords;
import org.customerapi.write.application.port.out.Outbox;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.domain.customer.Customer;
import org.customerapi.write.domain.customer.UniqueValue;

/** A store in memory, which can be slow, refuse, or be away. */
final class StoreInMemory implements UnitOfWork, Customers, IdempotencyRecords {
    final Map<UUID, Customer> stored = new HashMap<>();
    final Map<Id, Stored> records = new HashMap<>();
    final List<Outbox.Entry> events = new ArrayList<>();
    final CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch hold = new CountDownLatch(0);
    int refusals;
    int commits;
    boolean away;

    /** Customers that somebody else holds, and whether the next commit waits for them in vain. */
    final Set<UUID> held = new HashSet<>();

    boolean blocked;
    String tooLong = "";

    GroupCommit groupCommit() {
        return new GroupCommit(this, this, events::addAll, this, Clock.systemUTC(), UUID::randomUUID);
    }

    @Override
    public <T> T commit(Supplier<T> work) {
        commits++;
        entered.countDown();
        try {
            hold.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        if (away) {
            throw new StoreUnavailable(new IllegalStateException("away"));
        }
        if (blocked && !held.isEmpty()) {
            blocked = false;
            throw new Blocked(new IllegalStateException("held"));
        }
        if (refusals-- > 0) {
            throw new Conflict(new IllegalStateException("refused"));
        }
        return work.get();
    }

    @Override
    public Map<UUID, Customer> lock(SortedSet<UUID> ids) {
        Map<UUID, Customer> found = new HashMap<>(stored);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public Set<UUID> heldByOthers(SortedSet<UUID> ids) {
        Set<UUID> found = new HashSet<>(held);
        found.retainAll(ids);
        return found;
    }

    @Override
    public Map<UniqueValue, UUID> holders(Collection<UniqueValue> values) {
        Map<UniqueValue, UUID> holders = allHolders();
        holders.keySet().retainAll(values);
        return holders;
    }

    private Map<UniqueValue, UUID> allHolders() {
        Map<UniqueValue, UUID> holders = new HashMap<>();
        stored.values()
                .forEach(customer -> customer.uniqueValues().forEach(value -> holders.put(value, customer.id())));
        return holders;
    }

    @Override
    public void save(Collection<Customer> customers) {
        if (customers.stream()
                .anyMatch(customer -> tooLong.equals(customer.details().firstName()))) {
            throw new Unstorable(new IllegalStateException("too long"));
        }
        customers.forEach(customer -> stored.put(customer.id(), customer));
    }

    @Override
    public Map<Id, Stored> find(Collection<Id> ids) {
        return records;
    }

    @Override
    public void save(List<Entry> entries) {
        entries.forEach(
                entry -> records.put(Id.of(entry.key()), new Stored(entry.key().fingerprint(), entry.customer())));
    }

    @Override
    public int forgetBefore(Instant limit, int most) {
        return 0;
    }
}

package org.customerapi.write.application.service;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.customerapi.write.application.port.out.CustomerVersions;
import org.customerapi.write.application.port.out.PublishedEvents;

/** The end of a topic, and the versions in a database, in memory. */
final class FakeTopicEnd implements PublishedEvents, CustomerVersions {

    final Map<UUID, Long> versions = new ConcurrentHashMap<>();
    final AtomicLong looks = new AtomicLong();
    volatile List<Event> events = List.of();
    volatile long highestTerm;
    volatile boolean away;
    volatile boolean beingRecovered;

    /** A customer of whom the topic knows a version that the database does not have. */
    UUID lose() {
        UUID customer = UUID.randomUUID();
        versions.put(customer, 5L);
        events = List.of(new Event(customer, 7, Instant.EPOCH));
        return customer;
    }

    void recover() {
        events.forEach(event -> versions.put(event.customerId(), event.sequence()));
    }

    @Override
    public Newest newest() {
        looks.incrementAndGet();
        if (away) {
            throw new IllegalStateException("Kafka is away");
        }
        return new Newest(events, highestTerm);
    }

    @Override
    public Map<UUID, Long> of(Collection<UUID> ids) {
        return Map.copyOf(versions);
    }

    @Override
    public boolean isBeingRecovered() {
        return beingRecovered;
    }
}

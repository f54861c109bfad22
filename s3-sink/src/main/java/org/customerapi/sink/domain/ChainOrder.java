package org.customerapi.sink.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Turns the order of names into the order of offsets within each partition. The two differ where the log's clock stepped
 * back over an hour, as it can when a partition changes its leader; steps of up to an hour are made good, and no more
 * than the names of three hours are held.
 */
public final class ChainOrder {

    private static final Duration HELD_BACK = Duration.ofHours(2);

    private final Consumer<StoredObject> next;
    private final Map<Integer, Queue<StoredObject>> held = new TreeMap<>();

    /** @param next gets the objects in their right order */
    public ChainOrder(Consumer<StoredObject> next) {
        this.next = next;
    }

    /** Takes an object, in the order of names. */
    public void add(StoredObject object) {
        Instant settled = object.name().hour().minus(HELD_BACK);
        held.computeIfAbsent(object.name().partition().number(), ChainOrder::byOffset)
                .add(object);
        held.values().forEach(queue -> release(queue, settled));
    }

    /** Lets go of all that is held. */
    public void end() {
        held.values().forEach(queue -> release(queue, Instant.MAX));
    }

    private void release(Queue<StoredObject> queue, Instant settled) {
        for (StoredObject first = queue.peek();
                first != null && !first.name().hour().isAfter(settled);
                first = queue.peek()) {
            queue.remove();
            next.accept(first);
        }
    }

    private static Queue<StoredObject> byOffset(int partition) {
        return new PriorityQueue<>(
                Comparator.comparingLong(object -> object.name().firstOffset()));
    }
}

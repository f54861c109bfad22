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
 * back over an hour, as it can when a partition changes its leader. Steps that are an hour shorter than names are held
 * back are made good; the names of as many hours and one more are held.
 */
public final class ChainOrder {

    /** Makes good what clocks usually do. */
    public static final Duration USUAL = Duration.ofHours(2);

    private final Duration heldBack;
    private final Consumer<StoredObject> next;
    private final Map<Integer, Queue<StoredObject>> held = new TreeMap<>();

    /**
     * @param heldBack how long a name is held back, in hours of the names
     * @param next gets the objects in their right order
     */
    public ChainOrder(Duration heldBack, Consumer<StoredObject> next) {
        this.heldBack = heldBack;
        this.next = next;
    }

    /** Takes an object, in the order of names. */
    public void add(StoredObject object) {
        Instant settled = object.name().hour().minus(heldBack);
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

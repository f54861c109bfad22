package org.customerapi.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Tells a consumer what to do with an event of one partition of {@link Topics#CUSTOMER_EVENTS}. Holds the sequences of
 * the customers it met last, and asks the consumer's own store for those of others, so its memory is bounded and its
 * word survives a restart. Not for use by several threads at once.
 */
public final class EventTracker {

    private static final int TERMS = 1_000;

    private final int capacity;
    private final ToLongFunction<String> lastApplied;
    private final Map<String, Long> recent = new LinkedHashMap<>(16, 0.75f, true);
    private final RelayTerms terms = new RelayTerms(TERMS);

    /**
     * Starts with no term seen: where the records of the new relay stand before the place at which the consumer begins, a
     * late event is judged by its sequence alone.
     *
     * @param capacity of how many customers the sequence is remembered, at least 1
     * @param lastApplied the sequence of the last event of a subject that the consumer has applied, 0 for none; asked
     *     for subjects that are not remembered
     */
    public EventTracker(int capacity, ToLongFunction<String> lastApplied) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity is at least 1");
        }
        this.capacity = capacity;
        this.lastApplied = lastApplied;
    }

    /** What an event is to a consumer. */
    public enum Verdict {
        /** The next one of its customer: apply it. */
        NEW,
        /** This consumer has applied it: pass over it. */
        DUPLICATE,
        /** Sent late by a relay that was replaced; the new one has sent it in its order or will: pass over it. */
        LATE,
        /**
         * Events of this customer before it are missing here. The topic has no gaps, so they were lost on the way, were
         * passed over and not noted, or stood before the place where this consumer began. The event holds the whole customer: who only needs its
         * newest state applies it, who needs each change fetches them first.
         */
        GAP
    }

    /**
     * Judges an event and remembers at which offset its term stands. Judging it again before it is
     * {@linkplain #applied applied} gives the same verdict, whatever was judged or applied of others meanwhile: a consumer may
     * go back.
     *
     * @param subject {@link EventHeaders#SUBJECT}
     * @param sequence {@link EventHeaders#SEQUENCE}, at least 1
     * @param relayTerm {@link EventHeaders#RELAY_TERM}
     * @param offset of the record on its partition
     */
    public Verdict check(String subject, long sequence, long relayTerm, long offset) {
        if (sequence < 1) {
            throw new IllegalArgumentException("a sequence is at least 1");
        }
        boolean late = terms.isLate(offset, relayTerm);
        long last = last(subject);
        if (sequence <= last) {
            return Verdict.DUPLICATE;
        }
        if (late) {
            return Verdict.LATE;
        }
        return sequence == last + 1 ? Verdict.NEW : Verdict.GAP;
    }

    /**
     * Notes that the consumer is done with an event that was {@link Verdict#NEW} or a {@link Verdict#GAP}: it has applied
     * it, once that is safe, or has no use for its type. Events behind one that is not noted are a gap. Not for one that
     * was {@link Verdict#LATE}: it would make a duplicate of the one that is still to come. A lower sequence than is noted
     * here or in the consumer's store changes nothing.
     */
    public void applied(String subject, long sequence) {
        recent.put(subject, Math.max(sequence, last(subject)));
        if (recent.size() > capacity) {
            recent.remove(recent.keySet().iterator().next());
        }
    }

    private long last(String subject) {
        Long remembered = recent.get(subject);
        return remembered == null ? lastApplied.applyAsLong(subject) : remembered;
    }
}

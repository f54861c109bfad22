package org.customerapi.read.adapter.out.kafka;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * Which dead letters are open, as far as their topic was read. Ids are offsets of its one partition, so that a bit for each
 * is enough, however many there are. A topic that was made anew is noticed while it is shorter than it was. For one thread at a time.
 */
final class OpenLetters {

    private final BitSet open = new BitSet();
    private long position;

    /** Where to read on, when the topic holds what is from the beginning to the end. */
    long readOnFrom(long beginning, long end) {
        if (end < position) {
            // The topic is another one of the same name.
            open.clear();
            position = 0;
        }
        open.clear(0, Math.toIntExact(beginning));
        position = Math.max(position, beginning);
        return position;
    }

    /** Takes the next record. */
    void add(DeadLetterRecord record) {
        int id = Math.toIntExact(record.id());
        record.closes().ifPresentOrElse(closed -> close(closed, id), () -> open.set(id));
        position = record.id() + 1;
    }

    private void close(long closed, int note) {
        if (closed < note) {
            open.clear((int) closed);
        }
    }

    /** Up to this many with an id below this, newest first. */
    SequencedSet<Long> newest(long before, int most) {
        SequencedSet<Long> ids = new LinkedHashSet<>();
        int id = open.previousSetBit((int) Math.min(before, open.length()) - 1);
        while (id >= 0 && ids.size() < most) {
            ids.add((long) id);
            id = open.previousSetBit(id - 1);
        }
        return ids;
    }

    boolean isOpen(long id) {
        return id < open.length() && open.get((int) id);
    }
}

package org.customerapi.sink.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Which records of the archive are meant; each bound narrows.
 *
 * @param partition only this one
 * @param firstOffset from this one on
 * @param lastOffset up to and with this one
 * @param from records at or after this time
 * @param until records before this time
 */
public record Selection(OptionalInt partition, long firstOffset, long lastOffset, Instant from, Instant until) {

    /** Every record there is. */
    public static final Selection ALL = new Selection(OptionalInt.empty(), 0, Long.MAX_VALUE, Instant.MIN, Instant.MAX);

    private static final Duration HOUR = Duration.ofHours(1);

    public Selection {
        if (firstOffset < 0 || lastOffset < firstOffset) {
            throw new IllegalArgumentException("no offsets lie from " + firstOffset + " to " + lastOffset);
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("no time lies from " + from + " to before " + until);
        }
    }

    /** Whether the object can hold such a record, as far as its name tells. */
    public boolean mayBeIn(ObjectName object) {
        return (partition.isEmpty()
                        || partition.getAsInt() == object.partition().number())
                && object.firstOffset() <= lastOffset
                && object.hour().isBefore(until)
                && (from.equals(Instant.MIN) || object.hour().plus(HOUR).isAfter(from));
    }

    /** Whether the object can hold such a record, as far as its description tells. */
    public boolean mayBeIn(ArchivedObject object) {
        return mayBeIn(object.name()) && firstOffset < object.range().next();
    }

    /** Whether the record is meant. */
    public boolean holds(LogRecord record) {
        Instant time = record.time().instant();
        return (partition.isEmpty()
                        || partition.getAsInt() == record.partition().number())
                && firstOffset <= record.offset()
                && record.offset() <= lastOffset
                && !time.isBefore(from)
                && time.isBefore(until);
    }
}

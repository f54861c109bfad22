package org.customerapi.sink.domain;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Something in the archive that is not as it should be, or that somebody took out on purpose.
 *
 * @param kind what is wrong
 * @param partition where
 * @param range the offsets concerned, where they are known
 * @param object the object concerned, where it is one
 * @param detail for people
 */
public record Finding(
        Kind kind,
        int partition,
        @Nullable OffsetRange range,
        @Nullable ObjectName object,
        String detail) {

    /** The ways in which an archive can be wrong. */
    public enum Kind {
        /** Offsets that no object accounts for. */
        GAP,
        /** Offsets whose objects were retracted and are kept aside; no damage. */
        RETRACTED,
        /** Offsets that two objects account for. */
        OVERLAP,
        /** Content that is not what was archived. */
        CHECKSUM,
        /** Content that does not agree with what the object says of itself. */
        CONTENT,
        /** An object that says nothing of itself. */
        FOREIGN,
        /** Offsets in the archive that the log has not reached. */
        AHEAD_OF_LOG;

        /** The kind in lower case with hyphens. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The same of a part of its offsets. */
    public Finding within(OffsetRange part) {
        return new Finding(kind, partition, part, object, detail);
    }
}

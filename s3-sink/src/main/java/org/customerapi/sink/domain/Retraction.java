package org.customerapi.sink.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A range that was taken out of the chain; its objects are kept aside and can be put back.
 *
 * @param id names it, and the folder its objects are kept in
 * @param partition whose objects
 * @param range from the first object's first to the last object's last offset
 * @param objects how many
 * @param records how many
 * @param by who took it out
 * @param at when
 * @param reason why
 * @param undoneAt when it was put back; {@code null} while it is aside
 */
public record Retraction(
        String id,
        Partition partition,
        OffsetRange range,
        long objects,
        long records,
        String by,
        Instant at,
        String reason,
        @Nullable Instant undoneAt) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}Z-\\d{1,9}-\\d{20}");

    public Retraction {
        if (!isId(id)) {
            throw new IllegalArgumentException("no retraction has the id '" + id + "'");
        }
        if (reason.isBlank() || by.isBlank()) {
            throw new IllegalArgumentException("a retraction says who asked for it and why");
        }
    }

    /** The id of a retraction that is asked for at that time. */
    public static String idOf(Partition partition, OffsetRange range, Instant at) {
        return STAMP.format(at) + "-" + partition.number() + String.format(Locale.ROOT, "-%020d", range.first());
    }

    /** Whether a text can be the id of one. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The same, put back. */
    public Retraction undone(Instant when) {
        return new Retraction(id, partition, range, objects, records, by, at, reason, when);
    }
}

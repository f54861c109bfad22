package org.customerapi.write.application.port.out;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The outbox as the relay sees it. A term holds on the database server where it began, and on no other: one that took its
 * place may lack rows, and has given their ids to others.
 */
public interface OutboxQueue {

    /**
     * The oldest rows, in the order in which they are to be sent.
     *
     * @param limit how many at the most
     * @param leaving ids of rows to pass over, whether they are still there or not
     * @param term of the caller
     */
    Page oldest(int limit, RowIds leaving, long term);

    /**
     * Deletes these rows, but for those that are gone already, if the term still holds.
     *
     * @param ids of rows; not empty
     * @return false when the term is over
     */
    boolean remove(RowIds ids, long term);

    /**
     * Notes for whoever relays next which rows of the outbox were acknowledged and stay for now. Of very many ranges only
     * the lowest are noted, and the others will be sent again.
     *
     * @param ids replace what was noted before
     * @return false when the term is over; then nothing was noted
     */
    boolean note(RowIds ids, long term);

    /**
     * What is noted, as far as it can be believed: up to rows that are there and are no younger than the note. Ids of
     * others may have been given again, if somebody has emptied the outbox. What is not believed is forgotten.
     *
     * @param term of the caller
     */
    RowIds noted(long term);

    /** How much waits. */
    Depth depth();

    /**
     * What was read in one consistent look.
     *
     * @param readAt time of the look by the clock of the database; everything committed before it is in {@code rows},
     *     but for those passed over, unless there are as many rows as were asked for
     * @param inTerm whether the term held; if not, nothing can be concluded from what was passed over, or was there
     */
    record Page(List<Row> rows, Instant readAt, boolean inTerm) {}

    /**
     * An event that waits.
     *
     * @param id grows in the order of a customer's versions
     * @param type CloudEvents type
     * @param payload the event's value, JSON
     */
    record Row(
            long id,
            UUID customerId,
            long sequence,
            UUID eventId,
            String type,
            Instant occurredAt,
            Instant committedAt,
            @Nullable String traceParent,
            String payload) {

        /** The ids of these. */
        public static RowIds ids(List<Row> rows) {
            return RowIds.of(rows.stream().map(Row::id).toList());
        }
    }

    /**
     * A measure of the outbox.
     *
     * @param rows how many wait: counted up to 10,000, beyond that told by the ids of the oldest and the newest, which is
     *     too many where ids are not given one by one; 1,000,000 at the most
     * @param oldestSeconds age of the oldest; 0 when none waits
     * @param acknowledged how many are noted as acknowledged, and wait for nothing but their deletion
     */
    record Depth(long rows, double oldestSeconds, long acknowledged) {}
}

package org.customerapi.contracts;

import java.time.Instant;
import java.util.Map;

/**
 * The relay's word on how far {@link Topics#CUSTOMER_EVENTS} is complete: every change that was committed before
 * {@code asOf} stands on the topic below these offsets. Who has read all partitions up to there has seen every one.
 *
 * @param asOf UTC, by the clock of the database
 * @param term term of the relay that says so; a lower term than one seen before is to be ignored
 * @param endOffsets by partition, the offset after the last record that counts
 */
public record Watermark(Instant asOf, long term, Map<Integer, Long> endOffsets) {}

package org.customerapi.read.domain;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A record that could not be applied.
 *
 * @param id its number among the dead letters
 * @param time when it was put there
 * @param reason why it could not be applied
 * @param topic where it came from
 * @param partition where it came from
 * @param offset where it came from
 * @param key as text
 * @param headers as text, those of the original record; empty where one has no value
 * @param value as text, the first {@value #LONGEST_VALUE} bytes of it
 */
public record DeadLetter(
        long id,
        Instant time,
        String reason,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable String value) {

    /** Bytes of a value that are shown. */
    public static final int LONGEST_VALUE = 65_536;
}

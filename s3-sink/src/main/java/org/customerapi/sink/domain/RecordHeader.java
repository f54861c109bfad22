package org.customerapi.sink.domain;

import org.jspecify.annotations.Nullable;

/**
 * A header of a record; names may repeat.
 *
 * @param name never {@code null}
 * @param value {@code null} is not the same as empty
 */
public record RecordHeader(String name, @Nullable Payload value) {}

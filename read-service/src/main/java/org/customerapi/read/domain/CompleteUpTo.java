package org.customerapi.read.domain;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An answer that says how fresh it is.
 *
 * @param answer holds at least every change that was made before {@code asOf}
 * @param asOf {@code null} while nothing certain is known
 */
public record CompleteUpTo<T>(T answer, @Nullable Instant asOf) {}

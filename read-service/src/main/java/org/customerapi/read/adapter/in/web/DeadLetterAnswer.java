package org.customerapi.read.adapter.in.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.DeadLetter;

/**
 * Open dead letters.
 *
 * @param items newest first
 * @param next path and query of older ones; {@code null} when there are none
 */
record DeadLetterAnswer(List<DeadLetter> items, @Nullable String next) {}

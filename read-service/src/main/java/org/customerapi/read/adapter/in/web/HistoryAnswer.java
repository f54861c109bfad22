package org.customerapi.read.adapter.in.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.HistoryEntry;

/**
 * A part of a customer's history.
 *
 * @param items oldest first
 * @param page where in the whole history this part stands
 */
record HistoryAnswer(List<HistoryEntry> items, Position page) {

    /**
     * Where in the whole history a part stands.
     *
     * @param size changes of a full page
     * @param totalItems changes of the customer so far
     * @param next path and query of the next page; {@code null} on the last
     */
    record Position(int size, long totalItems, @Nullable String next) {}
}

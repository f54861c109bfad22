package org.customerapi.read.adapter.in.web;

import java.util.List;
import java.util.Optional;

import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.PageNumber;
import org.customerapi.read.domain.Slice;

/** Reads which page is asked for: by {@code page}, by {@code cursor}, or the first of a walk. */
final class SliceReader {

    private final CursorCodec cursors;

    SliceReader(CursorCodec cursors) {
        this.cursors = cursors;
    }

    /** The page asked for; the query is what a cursor has to belong to. */
    Slice read(QueryParameters parameters, String query) {
        int size = parameters.number("size", PageNumber.DEFAULT_SIZE, 1, PageNumber.MAX_SIZE);
        boolean snapshot = parameters
                .value("snapshot", SliceReader::truth, "It has to be true or false.")
                .orElse(false);
        if (parameters.has("cursor")) {
            return behind(parameters, query, size);
        }
        if (snapshot || !parameters.has("page")) {
            if (parameters.has("page")) {
                parameters.refuse("page", "A snapshot is walked by cursor, not by page.");
            }
            return new CursorPosition(List.of(), 1, size, snapshot ? CursorPosition.Snapshot.NEW : null);
        }
        PageNumber page = new PageNumber(parameters.number("page", 1, 1, Integer.MAX_VALUE), size);
        if (!page.isReachable()) {
            parameters.refuse("page", "Pages reach " + PageNumber.MAX_DEPTH + " rows deep; a cursor reaches further.");
        }
        return page;
    }

    private Slice behind(QueryParameters parameters, String query, int size) {
        if (parameters.has("page")) {
            parameters.refuse("page", "It cannot be given together with a cursor.");
        }
        String cursor = parameters.longText("cursor");
        Optional<CursorPosition> position = cursors.decode(cursor == null ? "" : cursor, query, size);
        if (position.isEmpty()) {
            parameters.refuse("cursor", "It has to be a cursor as an answer to this same query gave it.");
        }
        return position.orElseGet(() -> new CursorPosition(List.of(), 1, size, null));
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}

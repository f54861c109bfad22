package org.customerapi.write.adapter.in.web;

import java.io.IOException;

import org.customerapi.contracts.ProblemType;

/** A body went over the limit while it was read. */
final class ContentTooLarge extends IOException {

    private final int limit;

    ContentTooLarge(int limit) {
        super("more than " + limit + " bytes");
        this.limit = limit;
    }

    Problem problem() {
        return Problem.of(ProblemType.CONTENT_TOO_LARGE, detail(limit));
    }

    static String detail(int limit) {
        return "The body may have at most " + limit + " bytes";
    }
}

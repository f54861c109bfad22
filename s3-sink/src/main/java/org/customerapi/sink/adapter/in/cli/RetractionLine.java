package org.customerapi.sink.adapter.in.cli;

import java.io.PrintWriter;

import org.customerapi.sink.domain.Retraction;

/** A retraction as a line for people. */
final class RetractionLine {

    private RetractionLine() {}

    static void print(PrintWriter out, Retraction retraction) {
        out.printf(
                "%s  partition %d %s, %d records in %d objects, by %s at %s: %s%s%n",
                retraction.id(),
                retraction.partition().number(),
                retraction.range(),
                retraction.records(),
                retraction.objects(),
                retraction.by(),
                retraction.at(),
                retraction.reason(),
                retraction.undoneAt() == null ? "" : " (undone at " + retraction.undoneAt() + ")");
        out.flush();
    }
}

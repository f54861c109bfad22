package org.customerapi.localstack.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What became of the rows of a file, as the lines of the answer tell it one after the other. */
final class Tally {

    private static final int FIRST_REASONS = 5;

    private final RejectedRows kept;
    private final List<String> firstReasons = new ArrayList<>();

    /** Each time that the database falls silent adds as many as the service has under way, a thousand at the most. */
    private final List<String> unknown = new ArrayList<>();

    private ImportLine.@Nullable Summary summary;
    private long lastLine;
    private long rows;
    private long rejected;

    Tally(RejectedRows kept) {
        this.kept = kept;
    }

    /** @throws IOException when a rejected row cannot be kept */
    void take(ImportLine line) throws IOException {
        switch (line) {
            case ImportLine.Accepted row -> {
                kept.passBy(row.line(), row.lastLine());
                count(row.lastLine());
            }
            case ImportLine.Rejected row -> {
                kept.keep(row);
                count(row.lastLine());
                rejected++;
                if (firstReasons.size() < FIRST_REASONS) {
                    firstReasons.add("line " + row.line() + ": " + row.reason());
                }
            }
            case ImportLine.Unknown row -> {
                kept.passBy(row.line(), row.lastLine());
                count(row.lastLine());
                unknown.add("line " + row.line() + ": customer " + row.id());
            }
            case ImportLine.Summary end -> summary = end;
        }
    }

    private void count(long line) {
        rows++;
        lastLine = line;
    }

    void tell(ImportProgress progress) {
        progress.reached(kept.position(), rows, rejected);
    }

    /** The line up to which rows were answered. */
    long lastLine() {
        return lastLine;
    }

    /** Of the rows up to {@link #lastLine}. */
    RowsLeft left() {
        return new RowsLeft(rejected, kept.rows(), List.copyOf(firstReasons), List.copyOf(unknown));
    }

    /** Empty until the summary is there. */
    Optional<ImportReport> report() {
        return Optional.ofNullable(summary)
                .map(end -> new ImportReport(
                        end.rows(), end.created(), end.updated(), end.unchanged(), end.valid(), left()));
    }
}

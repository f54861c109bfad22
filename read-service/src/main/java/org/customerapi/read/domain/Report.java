package org.customerapi.read.domain;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Customers counted over time.
 *
 * @param rows by period, then by group; periods without any customer are left out
 */
public record Report(List<Row> rows) {

    /** Rows that a report has at most. */
    public static final int MOST_ROWS = 100_000;

    public Report {
        rows = List.copyOf(rows);
    }

    /**
     * One count.
     *
     * @param period the first day of the period, in the report's time zone
     * @param group the value counted by; {@code null} for customers that have none, and in a report without groups
     * @param count customers
     */
    public record Row(LocalDate period, @Nullable String group, long count) {}

    /** What is counted. */
    public enum Metric {
        /** Customers by when they were made. */
        CREATED,
        /** Deleted customers by when that was. */
        DELETED,
        /** Customers that were there, and not deleted, at the end of the period. */
        ACTIVE
    }

    /** How long a period is; a week begins on Monday. */
    public enum Interval {
        DAY,
        WEEK,
        MONTH,
        YEAR;

        /** The first day of the period after the one that begins on this day. */
        public LocalDate next(LocalDate begin) {
            return switch (this) {
                case DAY -> begin.plusDays(1);
                case WEEK -> begin.plusWeeks(1);
                case MONTH -> begin.plusMonths(1);
                case YEAR -> begin.plusYears(1);
            };
        }
    }
}

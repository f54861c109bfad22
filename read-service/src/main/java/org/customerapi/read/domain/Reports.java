package org.customerapi.read.domain;

/** What holds for all reports. */
public final class Reports {

    private Reports() {}

    /** How many customers are active at the end of each period, from how many came and how many went. */
    public static Report active(Report created, Report deleted, Report.Interval interval) {
        RunningCount count = new RunningCount();
        count.add(created, 1);
        count.add(deleted, -1);
        return count.report(interval);
    }

    /** The failure of a report with more than {@value Report#MOST_ROWS} rows. */
    public static InvalidQuery tooLarge() {
        return new InvalidQuery(
                "interval",
                "The report would have more than " + Report.MOST_ROWS
                        + " rows. Take a longer interval, another groupBy, or a filter.");
    }
}

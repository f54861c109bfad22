package org.customerapi.read.domain;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * A question for counts over time.
 *
 * @param filter which customers
 * @param groupBy what to count by beside time; {@code null} for time alone
 * @param interval length of a period
 * @param metric what is counted
 * @param zone where days begin
 */
public record ReportRequest(
        CustomerFilter filter, @Nullable Facet groupBy, Report.Interval interval, Report.Metric metric, ZoneId zone) {

    /** The same question about another metric. */
    public ReportRequest about(Report.Metric other) {
        return new ReportRequest(filter, groupBy, interval, other, zone);
    }
}

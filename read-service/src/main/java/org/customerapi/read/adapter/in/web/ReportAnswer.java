package org.customerapi.read.adapter.in.web;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.CompleteUpTo;
import org.customerapi.read.domain.Report;
import org.customerapi.read.domain.ReportRequest;

/**
 * A report and what was asked for.
 *
 * @param rows by period, then by group
 * @param asOf every change made before this time is counted; {@code null} while nothing certain is known
 */
record ReportAnswer(
        String metric,
        String interval,
        @Nullable String groupBy,
        String tz,
        List<Report.Row> rows,
        @Nullable Instant asOf) {

    static ReportAnswer of(ReportRequest request, CompleteUpTo<Report> report) {
        return new ReportAnswer(
                ReportReader.label(request.metric()),
                ReportReader.label(request.interval()),
                request.groupBy() == null ? null : request.groupBy().label(),
                request.zone().getId(),
                report.answer().rows(),
                report.asOf());
    }
}

package org.customerapi.read.application.service;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.in.ReportOnCustomers;
import org.customerapi.read.application.port.out.CustomerStatistics;
import org.customerapi.read.domain.CompleteUpTo;
import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.ReadAfterWrite;
import org.customerapi.read.domain.Report;
import org.customerapi.read.domain.ReportRequest;
import org.customerapi.read.domain.Reports;
import org.customerapi.read.domain.Summary;

/** Reports that say how complete they are. */
public final class CustomerReports implements ReportOnCustomers {

    private final CustomerStatistics statistics;
    private final Freshness freshness;
    private final Completeness completeness;
    private final Clock clock;

    public CustomerReports(CustomerStatistics statistics, Freshness freshness, Completeness completeness, Clock clock) {
        this.statistics = statistics;
        this.freshness = freshness;
        this.completeness = completeness;
        this.clock = clock;
    }

    @Override
    public CompleteUpTo<Report> report(ReportRequest request, @Nullable ReadAfterWrite after) {
        Copy copy = freshness.awaitSearchable(after);
        Instant asOf = completeness.asOf().orElse(null);
        Report report =
                request.metric() == Report.Metric.ACTIVE ? active(request, copy) : statistics.count(request, copy);
        return new CompleteUpTo<>(report, asOf);
    }

    @Override
    public CompleteUpTo<Summary> summary(@Nullable ReadAfterWrite after) {
        Copy copy = freshness.awaitSearchable(after);
        Instant asOf = completeness.asOf().orElse(null);
        return new CompleteUpTo<>(statistics.summary(clock.instant(), copy), asOf);
    }

    private Report active(ReportRequest request, Copy copy) {
        CustomerStatistics.Movements movements = statistics.movements(request, copy);
        return Reports.active(movements.created(), movements.deleted(), request.interval());
    }
}

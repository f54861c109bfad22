package org.customerapi.read.application.port.out;

import java.time.Instant;

import org.customerapi.read.domain.Copy;
import org.customerapi.read.domain.Report;
import org.customerapi.read.domain.ReportRequest;
import org.customerapi.read.domain.Summary;

/** Counts of customers that can be searched in a copy; every call may throw ReadModelUnavailable. */
public interface CustomerStatistics {

    /**
     * Customers by when they were created or deleted, whichever the metric says, as seen at one moment.
     *
     * @throws org.customerapi.read.domain.InvalidQuery when the report would be too large
     */
    Report count(ReportRequest request, Copy copy);

    /**
     * Customers by when they were created, and by when they were deleted, as seen at one moment.
     *
     * @throws org.customerapi.read.domain.InvalidQuery when either report would be too large
     */
    Movements movements(ReportRequest request, Copy copy);

    /** What came and what went. */
    record Movements(Report created, Report deleted) {}

    /** All customers at a glance, as seen at this time. */
    Summary summary(Instant now, Copy copy);
}

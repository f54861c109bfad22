package org.customerapi.read.application.port.in;

import org.customerapi.read.domain.CompleteUpTo;
import org.customerapi.read.domain.Report;
import org.customerapi.read.domain.ReportRequest;
import org.customerapi.read.domain.Summary;

/** Counts customers. */
public interface ReportOnCustomers {

    /**
     * Counts over time.
     *
     * @throws org.customerapi.read.domain.InvalidQuery when the report would be too large
     */
    CompleteUpTo<Report> report(ReportRequest request);

    /** All customers at a glance. */
    CompleteUpTo<Summary> summary();
}

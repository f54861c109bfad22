package org.customerapi.read.application.port.in;

import org.jspecify.annotations.Nullable;

import org.customerapi.read.domain.CompleteUpTo;
import org.customerapi.read.domain.ReadAfterWrite;
import org.customerapi.read.domain.Report;
import org.customerapi.read.domain.ReportRequest;
import org.customerapi.read.domain.Summary;

/**
 * Counts customers, once the writes to be seen are searchable; {@code null} stands for no such writes. Throws
 * {@link org.customerapi.read.domain.ReadModelBehind} when those take too long.
 */
public interface ReportOnCustomers {

    /**
     * Counts over time.
     *
     * @throws org.customerapi.read.domain.InvalidQuery when the report would be too large
     */
    CompleteUpTo<Report> report(ReportRequest request, @Nullable ReadAfterWrite after);

    /** All customers at a glance. */
    CompleteUpTo<Summary> summary(@Nullable ReadAfterWrite after);
}

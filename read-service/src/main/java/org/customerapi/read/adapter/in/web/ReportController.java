package org.customerapi.read.adapter.in.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.read.application.port.in.ReportOnCustomers;
import org.customerapi.read.domain.CompleteUpTo;
import org.customerapi.read.domain.Report;
import org.customerapi.read.domain.ReportRequest;
import org.customerapi.read.domain.Summary;

/** Reports, as JSON or CSV. */
@RestController
class ReportController {

    private final ReportOnCustomers reports;

    ReportController(ReportOnCustomers reports) {
        this.reports = reports;
    }

    @GetMapping("/v1/reports/customers")
    ResponseEntity<Object> report(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(ReportReader.PARAMETERS);
        ReportRequest question = ReportReader.read(parameters);
        ReportFormat format = ReportFormat.read(parameters, request);
        parameters.check();
        CompleteUpTo<Report> report = reports.report(question, ReadAfterWriteReader.read(request));
        return answer(
                format,
                switch (format) {
                    case JSON -> ReportAnswer.of(question, report);
                    case CSV -> csv(report.answer());
                });
    }

    @GetMapping("/v1/reports/customers/summary")
    ResponseEntity<Object> summary(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(Set.of("format"));
        ReportFormat format = ReportFormat.read(parameters, request);
        parameters.check();
        CompleteUpTo<Summary> summary = reports.summary(ReadAfterWriteReader.read(request));
        return answer(
                format,
                switch (format) {
                    case JSON -> SummaryJson.of(summary);
                    case CSV -> csv(summary.answer());
                });
    }

    private static ResponseEntity<Object> answer(ReportFormat format, Object body) {
        return ResponseEntity.ok().contentType(format.mediaType()).body(body);
    }

    private static String csv(Report report) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        report.rows().forEach(row -> rows.add(Arrays.asList(row.period(), row.group(), row.count())));
        return CsvText.of(List.of("period", "group", "count"), rows);
    }

    private static String csv(Summary summary) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList("status", "active", summary.active()));
        rows.add(Arrays.asList("status", "deleted", summary.deleted()));
        rows.add(Arrays.asList("created", "last 30 days", summary.created()));
        rows.add(Arrays.asList("created", "the 30 days before", summary.createdBefore()));
        summary.countries().forEach(country -> rows.add(Arrays.asList("country", country.value(), country.count())));
        return CsvText.of(List.of("what", "value", "count"), rows);
    }
}

package org.customerapi.read.adapter.in.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    ResponseEntity<Object> report(HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(ReportReader.PARAMETERS);
        ReportRequest question = ReportReader.read(parameters);
        boolean csv = isCsv(parameters, request);
        parameters.check();
        CompleteUpTo<Report> report = reports.report(question, ReadAfterWriteReader.read(request));
        return csv ? csv(report.answer()) : ResponseEntity.ok(ReportAnswer.of(question, report));
    }

    @GetMapping("/v1/reports/customers/summary")
    ResponseEntity<Object> summary(HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(Set.of("format"));
        boolean csv = isCsv(parameters, request);
        parameters.check();
        CompleteUpTo<Summary> summary = reports.summary(ReadAfterWriteReader.read(request));
        return csv ? csv(summary.answer()) : ResponseEntity.ok(SummaryJson.of(summary));
    }

    private static boolean isCsv(QueryParameters parameters, HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean fallback = accept != null && accept.startsWith("text/csv");
        return parameters
                .value("format", ReportController::csvNamed, "It has to be json or csv.")
                .orElse(fallback);
    }

    private static Optional<Boolean> csvNamed(String text) {
        return switch (text) {
            case "csv" -> Optional.of(true);
            case "json" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static ResponseEntity<Object> csv(Report report) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        report.rows().forEach(row -> rows.add(Arrays.asList(row.period(), row.group(), row.count())));
        return csv(CsvText.of(List.of("period", "group", "count"), rows));
    }

    private static ResponseEntity<Object> csv(Summary summary) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList("status", "active", summary.active()));
        rows.add(Arrays.asList("status", "deleted", summary.deleted()));
        rows.add(Arrays.asList("created", "last 30 days", summary.created()));
        rows.add(Arrays.asList("created", "the 30 days before", summary.createdBefore()));
        summary.countries().forEach(country -> rows.add(Arrays.asList("country", country.value(), country.count())));
        return csv(CsvText.of(List.of("what", "value", "count"), rows));
    }

    private static ResponseEntity<Object> csv(String text) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CsvText.MEDIA_TYPE))
                .body(text);
    }
}

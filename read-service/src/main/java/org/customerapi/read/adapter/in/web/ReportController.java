package org.customerapi.read.adapter.in.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "Reports")
class ReportController {

    private final ReportOnCustomers reports;

    ReportController(ReportOnCustomers reports) {
        this.reports = reports;
    }

    @GetMapping("/v1/reports/customers")
    @Operation(summary = "Customers counted over time")
    @Parameter(name = "groupBy", in = ParameterIn.QUERY, description = "country, city, tag, status or company")
    @Parameter(name = "interval", in = ParameterIn.QUERY, description = "day, week, month (default) or year")
    @Parameter(name = "metric", in = ParameterIn.QUERY, description = "created (default), deleted or active")
    @Parameter(name = "tz", in = ParameterIn.QUERY, description = "Time zone, UTC by default")
    @Parameter(name = "format", in = ParameterIn.QUERY, description = "json (default) or csv")
    @FilterParameters
    @ReadAfterWriteParameters
    ResponseEntity<Object> report(HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(ReportReader.PARAMETERS);
        ReportRequest question = ReportReader.read(parameters);
        boolean csv = isCsv(parameters, request);
        parameters.check();
        CompleteUpTo<Report> report = reports.report(question, ReadAfterWriteReader.read(request));
        return csv ? csv(report.answer()) : ResponseEntity.ok(ReportAnswer.of(question, report));
    }

    @GetMapping("/v1/reports/customers/summary")
    @Operation(summary = "Totals, countries, newest customers, and growth over the last 30 days against the 30 before")
    @Parameter(name = "format", in = ParameterIn.QUERY, description = "json (default) or csv")
    @ReadAfterWriteParameters
    ResponseEntity<Object> summary(HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(Set.of("format", "tz"));
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

package org.customerapi.write.adapter.in.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.contracts.ApiHeaders;
import org.customerapi.web.KeptAliveAnswer;
import org.customerapi.write.adapter.in.web.importing.CsvRows;
import org.customerapi.write.adapter.in.web.importing.DeletedCustomers;
import org.customerapi.write.adapter.in.web.importing.LineSource;
import org.customerapi.write.adapter.in.web.importing.NdjsonRows;
import org.customerapi.write.application.port.in.ImportCustomers;
import org.customerapi.write.application.port.in.ImportMode;
import org.customerapi.write.application.port.in.ImportRows;
import org.customerapi.write.application.port.in.ImportSummary;
import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.InvalidInput;
import org.customerapi.write.domain.customer.Violation;
import org.customerapi.write.domain.customer.Violations;

/** Import: a stream of rows in, a stream of results out, both of any size. */
@RestController
class ImportController {

    private static final String NDJSON = "application/x-ndjson";
    private static final Set<String> PARAMETERS = Set.of("mapping", "upsert", "dryRun");

    private final ImportCustomers imports;
    private final JsonBodies bodies;

    ImportController(ImportCustomers imports, JsonBodies bodies) {
        this.imports = imports;
        this.bodies = bodies;
    }

    @PostMapping(path = "/v1/customers/import", consumes = "text/csv", produces = NDJSON)
    void importCsv(
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam(required = false) @Nullable String upsert,
            @RequestParam(defaultValue = "false") String dryRun,
            @AuthenticationPrincipal Jwt token,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ImportMode mode = mode(request, upsert, dryRun);
        take(new CsvRows(new LineSource(request.getInputStream()), mapping, this::metadata), mode, token, response);
    }

    @PostMapping(path = "/v1/customers/import", consumes = NDJSON, produces = NDJSON)
    void importNdjson(
            @RequestParam(required = false) @Nullable String upsert,
            @RequestParam(defaultValue = "false") String dryRun,
            @AuthenticationPrincipal Jwt token,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ImportMode mode = mode(request, upsert, dryRun);
        take(new NdjsonRows(new LineSource(request.getInputStream()), this::draft), mode, token, response);
    }

    private CustomerDraft draft(String line) {
        try {
            return draft(bodies.object(line));
        } catch (MalformedRequest malformed) {
            throw new InvalidInput(List.of(new Violation("", String.valueOf(malformed.getMessage()))));
        }
    }

    private static CustomerDraft draft(ObjectNode customer) {
        Violations violations = new Violations();
        DeletedCustomers.refuse(customer.path("status").asString(""), violations);
        violations.throwIfAny();
        return CustomerJson.readWhole(customer);
    }

    private Map<String, String> metadata(String json, Violations violations) {
        try {
            return new JsonFields(bodies.object(json), "/metadata", violations).allTexts();
        } catch (MalformedRequest malformed) {
            violations.add("/metadata", "must be a JSON object of strings such as {\"fax\":\"030-0076545\"}");
            return Map.of();
        }
    }

    private void take(ImportRows rows, ImportMode mode, Jwt token, HttpServletResponse response) throws IOException {
        response.setContentType(NDJSON);
        KeptAliveAnswer.ofChange(response, out -> {
            try (ImportResultWriter results = new ImportResultWriter(out, bodies.mapper(), mode.upsert())) {
                ImportSummary summary = imports.importAll(rows, mode, token.getSubject(), results);
                results.tell(summary);
            }
        });
    }

    private static ImportMode mode(HttpServletRequest request, @Nullable String upsert, String dryRun) {
        if (request.getHeader(ApiHeaders.IDEMPOTENCY_KEY) != null) {
            throw new MalformedRequest("An import takes no Idempotency-Key; upsert=externalId makes it repeatable");
        }
        request.getParameterMap().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(name -> refuse(name, "is not known here"));
        if (upsert != null && !upsert.equals("externalId")) {
            refuse("upsert", "must be externalId");
        }
        if (!dryRun.equals("true") && !dryRun.equals("false")) {
            refuse("dryRun", "must be true or false");
        }
        return new ImportMode(upsert != null, dryRun.equals("true"));
    }

    private static void refuse(String parameter, String detail) {
        throw new InvalidInput(List.of(new Violation("?" + parameter, detail)));
    }
}

package org.customerapi.read.adapter.in.web;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ProblemDetail;

import org.customerapi.contracts.ProblemType;
import org.customerapi.read.domain.InvalidParameter;
import org.customerapi.web.problem.ProblemDetails;

/** The problem that names each parameter that is not valid. */
final class InvalidParameters {

    private InvalidParameters() {}

    static ProblemDetail problem(List<InvalidParameter> errors, HttpServletRequest request) {
        String detail = errors.size() == 1 ? errors.getFirst().detail() : errors.size() + " parameters are not valid.";
        ProblemDetail problem = ProblemDetails.of(ProblemType.INVALID_INPUT, detail, request);
        problem.setProperty(
                "errors", errors.stream().map(InvalidParameters::error).toList());
        return problem;
    }

    /** A query parameter has no JSON Pointer (RFC 6901); {@code ?name} stands in its place, and the name by itself. */
    private static Map<String, String> error(InvalidParameter error) {
        return Map.of("pointer", "?" + error.parameter(), "parameter", error.parameter(), "detail", error.detail());
    }
}

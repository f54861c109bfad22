package org.customerapi.read.adapter.in.web;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import org.customerapi.contracts.ProblemType;
import org.customerapi.read.domain.CustomerNotFound;
import org.customerapi.read.domain.DeadLetterNotFound;
import org.customerapi.read.domain.InvalidQuery;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.ReadFailure;
import org.customerapi.read.domain.ReadModelBehind;
import org.customerapi.read.domain.ReadModelMissing;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.SnapshotExpired;
import org.customerapi.read.domain.TooManyAtOnce;

/** The one place where failures become problems. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String SOON = "1";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onReadFailure(ReadFailure failure, HttpServletRequest request) {
        String path = request.getRequestURI();
        return switch (failure) {
            case InvalidQuery invalid -> answer(Problems.invalid(invalid.errors(), path));
            case CustomerNotFound missing -> answer(Problems.of(ProblemType.NOT_FOUND, missing.getMessage(), path));
            case DeadLetterNotFound missing -> answer(Problems.of(ProblemType.NOT_FOUND, missing.getMessage(), path));
            case InvalidState invalid -> answer(Problems.of(ProblemType.INVALID_STATE, invalid.getMessage(), path));
            case ReadModelBehind behind -> later(Problems.of(ProblemType.READ_MODEL_BEHIND, behind.getMessage(), path));
            case SnapshotExpired expired ->
                answer(Problems.of(ProblemType.SNAPSHOT_EXPIRED, expired.getMessage(), path));
            case TooManyAtOnce tooMany -> later(Problems.of(ProblemType.TOO_MANY_REQUESTS, tooMany.getMessage(), path));
            case ReadModelMissing missing -> later(Problems.of(ProblemType.UNAVAILABLE, missing.getMessage(), path));
            case ReadModelUnavailable unavailable -> {
                log.warn("{}", unavailable.getMessage());
                yield later(Problems.of(
                        ProblemType.UNAVAILABLE, "A server that is needed for this does not answer now.", path));
            }
        };
    }

    /** Bytes in the query string that are no text. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onUnreadableParameters(
            InvalidParameterException failure, HttpServletRequest request) {
        String detail = "The query string cannot be read: it has to be percent-encoded UTF-8.";
        return answer(Problems.of(ProblemType.MALFORMED_REQUEST, detail, request.getRequestURI()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onAnythingElse(RuntimeException failure, HttpServletRequest request) {
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(Problems.of(
                ProblemType.INTERNAL_ERROR, "The fault is logged under the request id.", request.getRequestURI()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String path = request instanceof ServletWebRequest servlet
                ? servlet.getRequest().getRequestURI()
                : null;
        ProblemType type = Problems.typeOf(status.value());
        ProblemDetail problem = Problems.of(type, detail(body), path);
        return ResponseEntity.status(type.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static @Nullable String detail(@Nullable Object body) {
        return body instanceof ProblemDetail problem ? problem.getDetail() : null;
    }

    private static ResponseEntity<ProblemDetail> later(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, SOON)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

package org.customerapi.read.adapter.in.web;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
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
import org.customerapi.read.domain.AnswerTooLarge;
import org.customerapi.read.domain.CustomerNotFound;
import org.customerapi.read.domain.DeadLetterNotFound;
import org.customerapi.read.domain.InvalidParameter;
import org.customerapi.read.domain.InvalidQuery;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.ReadFailure;
import org.customerapi.read.domain.ReadModelBehind;
import org.customerapi.read.domain.ReadModelMissing;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.SnapshotExpired;
import org.customerapi.read.domain.TooManyAtOnce;
import org.customerapi.web.problem.ProblemDetails;
import org.customerapi.web.problem.StatusProblems;

/** The one place where failures become problems. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onReadFailure(ReadFailure failure, HttpServletRequest request) {
        return switch (failure) {
            case AnswerTooLarge _ ->
                answer(InvalidParameters.problem(
                        List.of(new InvalidParameter("size", "So many customers are too large for one answer.")),
                        request));
            case InvalidQuery invalid -> answer(InvalidParameters.problem(invalid.errors(), request));
            case CustomerNotFound missing ->
                answer(ProblemDetails.of(ProblemType.NOT_FOUND, missing.getMessage(), request));
            case DeadLetterNotFound missing ->
                answer(ProblemDetails.of(ProblemType.NOT_FOUND, missing.getMessage(), request));
            case InvalidState invalid ->
                answer(ProblemDetails.of(ProblemType.INVALID_STATE, invalid.getMessage(), request));
            case ReadModelBehind behind ->
                later(ProblemDetails.of(ProblemType.READ_MODEL_BEHIND, behind.getMessage(), request));
            case SnapshotExpired expired ->
                answer(ProblemDetails.of(ProblemType.SNAPSHOT_EXPIRED, expired.getMessage(), request));
            case TooManyAtOnce tooMany ->
                later(
                        ProblemDetails.of(ProblemType.TOO_MANY_REQUESTS, tooMany.getMessage(), request),
                        tooMany.retryAfter());
            case ReadModelMissing missing ->
                later(ProblemDetails.of(ProblemType.UNAVAILABLE, missing.getMessage(), request));
            case ReadModelUnavailable unavailable -> {
                log.warn("{}", unavailable.getMessage());
                yield later(ProblemDetails.of(
                        ProblemType.UNAVAILABLE,
                        "The read-service got no answer from a server that it needs for this, such as Elasticsearch.",
                        request));
            }
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onAnythingElse(RuntimeException failure, HttpServletRequest request) {
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(
                ProblemDetails.of(ProblemType.INTERNAL_ERROR, "The fault is logged under the request id.", request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemType type = StatusProblems.of(status.value());
        ProblemDetail problem = ProblemDetails.of(type, detail(body), ((ServletWebRequest) request).getRequest());
        return ResponseEntity.status(type.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static @Nullable String detail(@Nullable Object body) {
        return body instanceof ProblemDetail problem ? problem.getDetail() : null;
    }

    private static ResponseEntity<ProblemDetail> later(ProblemDetail problem) {
        return later(problem, SOON);
    }

    private static ResponseEntity<ProblemDetail> later(ProblemDetail problem, Duration when) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, when.toSeconds())))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

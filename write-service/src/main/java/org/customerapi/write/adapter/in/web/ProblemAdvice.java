package org.customerapi.write.adapter.in.web;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.problem.StatusProblems;
import org.customerapi.write.application.port.in.DatabaseBehindLog;
import org.customerapi.write.domain.user.TooManyAttempts;

/** Answers failures as problems, and logs those that are ours. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        Problem problem = unreadable.getRootCause() instanceof ContentTooLarge large
                ? large.problem()
                : Problem.of(ProblemType.MALFORMED_REQUEST, "The body is missing or cannot be read");
        return answer(problem, new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> failed(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse refused) {
            String detail = String.valueOf(refused.getBody().getDetail());
            Problem problem =
                    Problem.of(StatusProblems.of(refused.getStatusCode().value()), detail);
            return answer(problem, refused.getHeaders(), request);
        }
        Problem problem = FailureProblems.of(failure);
        log(problem, failure, request);
        return answer(problem, headers(problem, failure), request);
    }

    private static HttpHeaders headers(Problem problem, Exception failure) {
        HttpHeaders headers = new HttpHeaders();
        if (failure instanceof TooManyAttempts many) {
            long seconds = many.retryAfter().plusSeconds(1).minusNanos(1).toSeconds();
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        } else if (problem.status() == ProblemType.UNAUTHENTICATED.status()) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        } else if (problem.status() == ProblemType.UNAVAILABLE.status()) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return headers;
    }

    private static void log(Problem problem, Exception failure, HttpServletRequest request) {
        if (problem.status() == ProblemType.INTERNAL_ERROR.status()) {
            LOG.error("A request failed: {} {}", request.getMethod(), request.getRequestURI(), failure);
        } else if (problem.status() == ProblemType.UNAVAILABLE.status() && !(failure instanceof DatabaseBehindLog)) {
            // Of a database that is behind, one entry a minute tells, not one for each write.
            LOG.atWarn()
                    .addKeyValue("path", request.getRequestURI())
                    .addKeyValue("cause", String.valueOf(failure.getCause()))
                    .log("A request was not carried out: {}", failure.getMessage());
        }
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers, HttpServletRequest request) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.at(request.getRequestURI()));
    }
}

package org.customerapi.write.adapter.in.web;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import org.customerapi.contracts.ProblemType;
import org.customerapi.write.application.port.in.Overloaded;
import org.customerapi.write.application.port.in.RequestInProgress;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.domain.customer.AlreadyTaken;
import org.customerapi.write.domain.customer.CustomerNotDeleted;
import org.customerapi.write.domain.customer.CustomerNotFound;
import org.customerapi.write.domain.customer.InvalidInput;
import org.customerapi.write.domain.customer.KeyReused;
import org.customerapi.write.domain.customer.Rejection;
import org.customerapi.write.domain.customer.VersionMismatch;
import org.customerapi.write.domain.user.BadCredentials;
import org.customerapi.write.domain.user.LastAdministrator;
import org.customerapi.write.domain.user.TooManyAttempts;
import org.customerapi.write.domain.user.UnknownUser;
import org.customerapi.write.domain.user.UserRejection;
import org.customerapi.write.domain.user.UsernameTaken;

/** The one place where failures become problems. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> rejected(Rejection rejection, HttpServletRequest request) {
        String detail = String.valueOf(rejection.getMessage());
        return answer(
                request,
                switch (rejection) {
                    case InvalidInput invalid ->
                        Problem.of(ProblemType.INVALID_INPUT, detail).with(invalid.violations());
                    case CustomerNotFound missing -> Problem.of(ProblemType.NOT_FOUND, detail);
                    case CustomerNotDeleted active -> Problem.of(ProblemType.INVALID_STATE, detail);
                    case KeyReused reused -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, detail);
                    case VersionMismatch mismatch ->
                        Problem.of(ProblemType.VERSION_MISMATCH, detail)
                                .with(Map.of("currentVersion", mismatch.current()));
                    case AlreadyTaken taken ->
                        Problem.of(ProblemType.ALREADY_TAKEN, detail)
                                .with(Map.of("field", taken.value().field().jsonName(), "customerId", taken.holder()));
                });
    }

    @ExceptionHandler
    ResponseEntity<Problem> malformed(MalformedRequest malformed, HttpServletRequest request) {
        return answer(request, Problem.of(ProblemType.MALFORMED_REQUEST, String.valueOf(malformed.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return answer(
                request,
                unreadable.getRootCause() instanceof ContentTooLarge large
                        ? large.problem()
                        : Problem.of(ProblemType.MALFORMED_REQUEST, "The body is missing or cannot be read"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(ContentTooLarge large, HttpServletRequest request) {
        return answer(request, large.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(UserRejection refused, HttpServletRequest request) {
        ProblemType type = switch (refused) {
            case BadCredentials bad -> ProblemType.BAD_CREDENTIALS;
            case UnknownUser unknown -> ProblemType.NOT_FOUND;
            case UsernameTaken taken -> ProblemType.USERNAME_TAKEN;
            case LastAdministrator last -> ProblemType.LAST_ADMINISTRATOR;
            case TooManyAttempts many -> ProblemType.TOO_MANY_REQUESTS;
        };
        return answer(request, Problem.of(type, String.valueOf(refused.getMessage())), retryAfter(refused));
    }

    private static HttpHeaders retryAfter(UserRejection refused) {
        HttpHeaders headers = new HttpHeaders();
        if (refused instanceof TooManyAttempts many) {
            long seconds = many.retryAfter().plusSeconds(1).minusNanos(1).toSeconds();
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        return headers;
    }

    @ExceptionHandler
    ResponseEntity<Problem> inProgress(RequestInProgress running, HttpServletRequest request) {
        return answer(request, Problem.of(ProblemType.REQUEST_IN_PROGRESS, String.valueOf(running.getMessage())));
    }

    @ExceptionHandler({StoreUnavailable.class, UnitOfWork.Conflict.class, DataAccessException.class, Overloaded.class})
    ResponseEntity<Problem> unavailable(RuntimeException failure, HttpServletRequest request) {
        LOG.atWarn()
                .addKeyValue("path", request.getRequestURI())
                .addKeyValue("cause", String.valueOf(failure.getCause()))
                .log("A write was not carried out: {}", failure.getMessage());
        Problem problem = Problem.of(
                ProblemType.UNAVAILABLE,
                "The customer database cannot take this write now; try again, with an Idempotency-Key to be safe");
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        return answer(request, problem, headers);
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse response) {
            Problem problem = StandardProblems.of(
                    response.getStatusCode().value(),
                    String.valueOf(response.getBody().getDetail()));
            return answer(request, problem, response.getHeaders());
        }
        LOG.error("A request failed: {} {}", request.getMethod(), request.getRequestURI(), failure);
        return answer(request, Problem.of(ProblemType.INTERNAL_ERROR, "The failure was logged with this requestId"));
    }

    private static ResponseEntity<Problem> answer(HttpServletRequest request, Problem problem) {
        return answer(request, problem, new HttpHeaders());
    }

    private static ResponseEntity<Problem> answer(HttpServletRequest request, Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.at(request.getRequestURI()));
    }
}

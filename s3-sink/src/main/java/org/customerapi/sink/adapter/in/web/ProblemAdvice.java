package org.customerapi.sink.adapter.in.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import org.customerapi.contracts.ProblemType;
import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.web.problem.ProblemDetails;
import org.customerapi.web.problem.StatusProblems;

/** The one place where exceptions become problems. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ProblemDetail onUnreachableArchive(ArchiveException away, HttpServletRequest request) {
        log.atWarn().addKeyValue("reason", away.reason()).setCause(away).log("An admin request could not be served");
        return ProblemDetails.of(
                ProblemType.UNAVAILABLE, "S3 or Kafka did not do what was asked: " + away.reason(), request);
    }

    @ExceptionHandler
    ProblemDetail onInvalidInput(IllegalArgumentException invalid, HttpServletRequest request) {
        return ProblemDetails.of(ProblemType.INVALID_INPUT, String.valueOf(invalid.getMessage()), request);
    }

    @ExceptionHandler
    ProblemDetail onWrongType(MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
        return ProblemDetails.of(
                ProblemType.INVALID_INPUT, "The parameter '" + wrong.getName() + "' is not of its type.", request);
    }

    @ExceptionHandler
    ProblemDetail onAnythingElse(Exception unexpected, HttpServletRequest request) {
        log.atError().setCause(unexpected).log("A request failed");
        return ProblemDetails.of(ProblemType.INTERNAL_ERROR, "The log of the service tells more.", request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest webRequest) {
        HttpServletRequest request = ((ServletWebRequest) webRequest).getRequest();
        ProblemType type = StatusProblems.of(status.value());
        @Nullable
        String told = refused instanceof ErrorResponse answer ? answer.getBody().getDetail() : null;
        ProblemDetail problem = ProblemDetails.of(type, told == null ? type.title() : told, request);
        return ResponseEntity.status(type.status()).headers(headers).body(problem);
    }
}

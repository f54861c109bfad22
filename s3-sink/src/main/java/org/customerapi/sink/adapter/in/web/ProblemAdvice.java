package org.customerapi.sink.adapter.in.web;

import java.util.List;

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
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import org.customerapi.contracts.ProblemType;
import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.DamagedArchiveException;
import org.customerapi.web.problem.ProblemDetails;
import org.customerapi.web.problem.StatusProblems;

/** The one place where exceptions become problems. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onUnreachableArchive(ArchiveException away, HttpServletRequest request) {
        log.atWarn().addKeyValue("reason", away.reason()).setCause(away).log("An admin request could not be served");
        String detail = "S3 or Kafka did not do what was asked: " + away.reason();
        return ResponseEntity.status(ProblemType.UNAVAILABLE.status())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(ProblemDetails.of(ProblemType.UNAVAILABLE, detail, request));
    }

    /** Asking again would not help. */
    @ExceptionHandler
    ProblemDetail onDamage(DamagedArchiveException damaged, HttpServletRequest request) {
        log.atError().addKeyValue("reason", damaged.reason()).setCause(damaged).log("The archive is damaged");
        String detail = "The archive is damaged: " + damaged.reason() + ". Verify it.";
        return ProblemDetails.of(ProblemType.INTERNAL_ERROR, detail, request);
    }

    @ExceptionHandler
    ProblemDetail onInvalidInput(InvalidInputException invalid, HttpServletRequest request) {
        return invalid(String.valueOf(invalid.getMessage()), invalid.errors(), request);
    }

    /** What the archive or Kafka does not have is no fault of one field. */
    @ExceptionHandler
    ProblemDetail onRefusal(IllegalArgumentException refused, HttpServletRequest request) {
        String detail = String.valueOf(refused.getMessage());
        return invalid(detail, List.of(new InvalidField("", detail)), request);
    }

    private static ProblemDetail invalid(String detail, List<InvalidField> errors, HttpServletRequest request) {
        ProblemDetail problem = ProblemDetails.of(ProblemType.INVALID_INPUT, detail, request);
        problem.setProperty("errors", errors);
        return problem;
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

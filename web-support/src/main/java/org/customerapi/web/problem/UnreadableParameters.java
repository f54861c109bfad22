package org.customerapi.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

import org.customerapi.contracts.ProblemType;

/** Refuses query strings with bytes that are no text, which Tomcat finds once someone asks for a parameter. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class UnreadableParameters {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(InvalidParameterException unreadable, HttpServletRequest request) {
        ProblemType type = ProblemType.MALFORMED_REQUEST;
        String detail = "The query string cannot be read: it has to be percent-encoded UTF-8.";
        return ResponseEntity.status(type.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetails.of(type, detail, request));
    }
}

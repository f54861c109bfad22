package org.customerapi.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Leaves an answer that is cut off to the server, before any other advice makes a problem of it. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CutOffAnswers {

    @ExceptionHandler
    ResponseEntity<Void> leave(AnswerCutOffException begun) {
        throw begun;
    }
}

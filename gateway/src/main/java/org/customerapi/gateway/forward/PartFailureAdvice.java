package org.customerapi.gateway.forward;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.problem.Problems;

/** Tells the client which part gave no answer, and when to ask again. */
@ControllerAdvice
class PartFailureAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(PartFailureAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Problems problems;

    PartFailureAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void answer(PartFailure failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.warn("{} ({})", failure.sentence(), String.valueOf(failure.getCause()));
        if (failure.problem() == ProblemType.UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        problems.answer(request, response, failure.problem(), failure.sentence());
    }
}

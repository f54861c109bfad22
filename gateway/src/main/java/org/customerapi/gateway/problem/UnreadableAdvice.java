package org.customerapi.gateway.problem;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import org.customerapi.contracts.ProblemType;

/** Answers requests that cannot be understood, or that ask for a file that is not there. */
@ControllerAdvice
class UnreadableAdvice {

    private final Problems problems;

    UnreadableAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void answer(InvalidParameterException cause, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.answer(
                request, response, ProblemType.MALFORMED_REQUEST, "A query parameter is not percent-encoded UTF-8.");
    }

    @ExceptionHandler
    void answer(NoResourceFoundException cause, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.answer(request, response, ProblemType.NOT_FOUND, "No file has this path.");
    }
}

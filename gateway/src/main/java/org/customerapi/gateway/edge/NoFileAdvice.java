package org.customerapi.gateway.edge;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.problem.Problems;

/** Answers requests for a file of the page that is not there. */
@ControllerAdvice
class NoFileAdvice {

    private final Problems problems;

    NoFileAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void answer(NoResourceFoundException missing, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.answer(request, response, ProblemType.NOT_FOUND, "No file has this path.");
    }
}

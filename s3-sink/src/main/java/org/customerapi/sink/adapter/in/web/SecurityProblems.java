package org.customerapi.sink.adapter.in.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.problem.Problems;

/** Answers requests whose token does not do. */
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    public SecurityProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.answer(
                request,
                response,
                ProblemType.UNAUTHENTICATED,
                "Send an access token that has not expired as 'Authorization: Bearer …'.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        problems.answer(request, response, ProblemType.INSUFFICIENT_SCOPE, "This needs the scope customers:admin.");
    }

    /** Says that the token could not be checked. */
    public void outOfReach(HttpServletRequest request, HttpServletResponse response, String detail) throws IOException {
        problems.answer(request, response, ProblemType.UNAVAILABLE, detail);
    }
}

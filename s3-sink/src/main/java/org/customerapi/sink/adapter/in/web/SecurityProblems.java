package org.customerapi.sink.adapter.in.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.ProblemType;

/** Answers requests whose token does not do. */
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;

    public SecurityProblems(JsonMapper json) {
        this.problems = new ProblemWriter(json);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(
                request,
                response,
                ProblemType.UNAUTHENTICATED,
                "Send an access token that has not expired as 'Authorization: Bearer …'.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        problems.write(request, response, ProblemType.INSUFFICIENT_SCOPE, "This needs the scope customers:admin.");
    }

    /** Says that the token could not be checked. */
    public void outOfReach(HttpServletRequest request, HttpServletResponse response, String detail) throws IOException {
        problems.write(request, response, ProblemType.UNAVAILABLE, detail);
    }
}

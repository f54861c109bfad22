package org.customerapi.gateway.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

import org.customerapi.contracts.ProblemType;
import org.customerapi.gateway.route.RouteMatch;
import org.customerapi.web.problem.Problems;

/** Answers refusals of the security layer; {@code WWW-Authenticate} is set as RFC 6750 asks. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final String CHALLENGE = "Bearer realm=\"customer-api\"";

    private final Problems problems;

    SecurityProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        boolean refused = cause instanceof OAuth2AuthenticationException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, refused ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
        String detail = refused
                ? "The access token is not valid; it may have expired."
                : "Send an access token: Authorization: Bearer <token>.";
        problems.answer(request, response, ProblemType.UNAUTHENTICATED, detail);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        String scope = RouteMatch.routeOf(request)
                .map(route -> String.valueOf(route.access().scope()))
                .orElse("");
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + scope + "\"");
        problems.answer(request, response, ProblemType.INSUFFICIENT_SCOPE, "This needs the scope " + scope + ".");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException cause)
            throws IOException {
        problems.answer(request, response, ProblemType.MALFORMED_REQUEST, "The request line or a header is unusable.");
    }
}

package org.customerapi.gateway.edge;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import org.customerapi.contracts.ProblemType;
import org.customerapi.gateway.route.Route;
import org.customerapi.gateway.route.RouteMatch;
import org.customerapi.web.problem.Problems;

/** Counts requests by the subject of their token, and sign-ins by the address they come from. */
public final class RateLimitFilter extends OncePerRequestFilter {

    private final Optional<RateLimit> bySubject;
    private final Optional<RateLimit> byAddress;
    private final Problems problems;

    /** A limit that is empty does not hold. */
    public RateLimitFilter(Optional<RateLimit> bySubject, Optional<RateLimit> byAddress, Problems problems) {
        this.bySubject = bySubject;
        this.byAddress = byAddress;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<RateLimit.Verdict> verdict = verdictOn(request);
        verdict.ifPresent(counted -> tell(counted, response));
        if (verdict.map(RateLimit.Verdict::allowed).orElse(true)) {
            chain.doFilter(request, response);
        } else {
            problems.answer(
                    request, response, ProblemType.TOO_MANY_REQUESTS, "Try again after the time in Retry-After.");
        }
    }

    private Optional<RateLimit.Verdict> verdictOn(HttpServletRequest request) {
        boolean signIn = RouteMatch.routeOf(request)
                .map(route -> route.is(Route.Trait.LIMITED_BY_ADDRESS))
                .orElse(false);
        if (signIn) {
            return byAddress.map(limit -> limit.take(ClientAddress.of(request.getRemoteAddr())));
        }
        return Optional.ofNullable(request.getUserPrincipal())
                .flatMap(caller -> bySubject.map(limit -> limit.take(caller.getName())));
    }

    private static void tell(RateLimit.Verdict verdict, HttpServletResponse response) {
        response.setHeader("RateLimit-Policy", verdict.policy());
        response.setHeader("RateLimit", verdict.state());
        if (!verdict.allowed()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.retryAfterSeconds()));
        }
    }
}

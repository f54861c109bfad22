package org.customerapi.gateway.edge;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import org.customerapi.contracts.ProblemType;
import org.customerapi.gateway.route.RouteMatch;
import org.customerapi.web.problem.Problems;

/** Ends requests that the route set does not know, before anyone looks at their token. */
public final class UnknownRouteFilter extends OncePerRequestFilter {

    private final Problems problems;

    public UnknownRouteFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (RouteMatch.of(request)) {
            case RouteMatch.Found _ -> chain.doFilter(request, response);
            case RouteMatch.WrongMethod wrong -> {
                String allowed = String.join(", ", wrong.allowed());
                response.setHeader(HttpHeaders.ALLOW, allowed);
                problems.answer(request, response, ProblemType.METHOD_NOT_ALLOWED, "Allowed here: " + allowed + ".");
            }
            case RouteMatch.Unknown _ ->
                problems.answer(request, response, ProblemType.NOT_FOUND, "No route has this path.");
        }
    }
}

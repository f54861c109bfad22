package org.customerapi.gateway.edge;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import org.customerapi.contracts.ProblemType;
import org.customerapi.gateway.route.Part;
import org.customerapi.gateway.route.Route;
import org.customerapi.gateway.route.RouteMatch;
import org.customerapi.web.problem.Problems;

/**
 * Refuses requests for a part while as many are under way there as memory has room for. Whatever slows a part down, they
 * would otherwise pile up here until nothing is answered any more. What the gateway answers itself is quick, and passes.
 */
public final class UnderWayFilter extends OncePerRequestFilter {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final Map<Part, Semaphore> rooms = new EnumMap<>(Part.class);
    private final Problems problems;

    /**
     * Sets the limit.
     *
     * @param most requests that may be under way at one part at once, streams among them
     */
    public UnderWayFilter(int most, Problems problems) {
        Part.BEHIND.forEach(part -> rooms.put(part, new Semaphore(most)));
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Part part = RouteMatch.routeOf(request).map(Route::part).orElse(Part.GATEWAY);
        Semaphore room = rooms.get(part);
        if (room == null) {
            chain.doFilter(request, response);
        } else if (room.tryAcquire()) {
            try {
                chain.doFilter(request, response);
            } finally {
                room.release();
            }
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            problems.answer(
                    request,
                    response,
                    ProblemType.UNAVAILABLE,
                    "Too many requests are under way at the " + part.title() + ".");
        }
    }
}

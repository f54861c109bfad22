package org.customerapi.gateway.edge;

import java.io.IOException;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import org.customerapi.contracts.ProblemType;
import org.customerapi.gateway.problem.Problems;
import org.customerapi.gateway.route.Route;
import org.customerapi.gateway.route.RouteMatch;

/**
 * Refuses requests for the parts while as many are under way as memory has room for. Whatever slows the parts down, they
 * would otherwise pile up here until nothing is answered any more. What the gateway answers itself is quick, and passes.
 */
public final class UnderWayFilter extends OncePerRequestFilter {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final Semaphore room;
    private final Problems problems;

    /**
     * Sets the limit.
     *
     * @param most requests that may be under way at once, streams among them
     */
    public UnderWayFilter(int most, Problems problems) {
        this.room = new Semaphore(most);
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RouteMatch.routeOf(request).map(Route::isForwarded).orElse(false);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!room.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            problems.answer(request, response, ProblemType.UNAVAILABLE, "Too many requests are under way.");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
        }
    }
}

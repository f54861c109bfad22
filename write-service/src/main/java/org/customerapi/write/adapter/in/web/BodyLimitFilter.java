package org.customerapi.write.adapter.in.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.problem.Problems;

/** Refuses bodies over the limit, also those that do not say their length. */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final int limit;
    private final Problems problems;

    /** @param limit bytes */
    BodyLimitFilter(int limit, Problems problems) {
        this.limit = limit;
        this.problems = problems;
    }

    /** An import is of any size, and read in bounded pieces. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals("/v1/customers/import");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            problems.answer(request, response, ProblemType.CONTENT_TOO_LARGE, ContentTooLarge.detail(limit));
        } else {
            chain.doFilter(new LimitedRequest(request, limit), response);
        }
    }
}

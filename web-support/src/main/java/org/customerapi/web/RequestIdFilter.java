package org.customerapi.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

import org.customerapi.contracts.ApiHeaders;

/** Gives every request its id, which then stands in its log lines and in its answer. */
final class RequestIdFilter extends OncePerRequestFilter {

    /** What answers an error logs too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = RequestId.give(request);
        response.setHeader(ApiHeaders.REQUEST_ID, id);
        try {
            chain.doFilter(request, response);
        } finally {
            RequestId.forget();
        }
    }
}

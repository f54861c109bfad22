package org.customerapi.write.adapter.in.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

import org.customerapi.contracts.ProblemType;

/**
 * Answers 503 where a token cannot be checked because the provider's keys are out of reach, which is not the client's
 * fault and passes; leaves tokens that are not good to the entry point.
 */
record UncheckedTokens(AuthenticationEntryPoint notGood, ProblemWriter problems)
        implements AuthenticationFailureHandler, ObjectPostProcessor<BearerTokenAuthenticationFilter> {

    private static final Logger LOG = LoggerFactory.getLogger(UncheckedTokens.class);

    @Override
    public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
        filter.setAuthenticationFailureHandler(this);
        return filter;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof AuthenticationServiceException) {
            LOG.atWarn()
                    .addKeyValue("path", request.getRequestURI())
                    .addKeyValue("cause", String.valueOf(failure.getCause()))
                    .log("An access token could not be checked");
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            problems.write(
                    request,
                    response,
                    Problem.of(ProblemType.UNAVAILABLE, "The access token cannot be checked now; try again"));
        } else {
            notGood.commence(request, response, failure);
        }
    }
}

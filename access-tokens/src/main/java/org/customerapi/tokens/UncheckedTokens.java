package org.customerapi.tokens;

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

/**
 * Answers 503 where a token cannot be checked because the keys are out of reach, which is not the client's fault and
 * passes; leaves tokens that are not good to the entry point.
 *
 * @param notGood answers for a token that was refused
 * @param outOfReach answers 503 with these words; {@code Retry-After} is set
 */
public record UncheckedTokens(AuthenticationEntryPoint notGood, Refusal outOfReach)
        implements AuthenticationFailureHandler, ObjectPostProcessor<BearerTokenAuthenticationFilter> {

    private static final Logger LOG = LoggerFactory.getLogger(UncheckedTokens.class);
    private static final String DETAIL = "The access token cannot be checked now; try again";

    /** Writes a problem as the service words its problems. */
    public interface Refusal {
        void write(HttpServletRequest request, HttpServletResponse response, String detail) throws IOException;
    }

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
            outOfReach.write(request, response, DETAIL);
        } else {
            notGood.commence(request, response, failure);
        }
    }
}

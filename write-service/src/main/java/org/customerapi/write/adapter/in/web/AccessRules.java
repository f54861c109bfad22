package org.customerapi.write.adapter.in.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatchers;

import org.customerapi.contracts.ProblemType;
import org.customerapi.contracts.Scopes;
import org.customerapi.tokens.SecurityDefaults;
import org.customerapi.tokens.TokensWhereNeeded;
import org.customerapi.tokens.UncheckedTokens;
import org.customerapi.web.problem.Problems;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** Which token may call what; checked here too, though the gateway has checked it. */
@Configuration(proxyBeanMethods = false)
@Import(SecurityDefaults.class)
class AccessRules {

    private static final RequestMatcher OPEN = RequestMatchers.anyOf(
            pathPattern("/health/**"), pathPattern("/metrics"), pathPattern("/v1/auth/**"), pathPattern("/error"));

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, Problems problems, BearerTokenResolver tokens) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/v1/admin/**")
                        .hasAuthority("SCOPE_" + Scopes.ADMIN)
                        .requestMatchers(HttpMethod.GET, "/v1/customers/**")
                        .hasAuthority("SCOPE_" + Scopes.READ)
                        .requestMatchers("/v1/customers/**")
                        .hasAuthority("SCOPE_" + Scopes.WRITE)
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .bearerTokenResolver(new TokensWhereNeeded(OPEN, tokens))
                        .authenticationEntryPoint(unauthenticated(problems))
                        .accessDeniedHandler(forbidden(problems))
                        .withObjectPostProcessor(new UncheckedTokens(
                                unauthenticated(problems),
                                (request, response, detail) ->
                                        problems.answer(request, response, ProblemType.UNAVAILABLE, detail))))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(unauthenticated(problems))
                        .accessDeniedHandler(forbidden(problems)))
                .build();
    }

    private static AuthenticationEntryPoint unauthenticated(Problems problems) {
        return (request, response, failure) -> {
            boolean given = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, given ? "Bearer error=\"invalid_token\"" : "Bearer");
            problems.answer(
                    request,
                    response,
                    ProblemType.UNAUTHENTICATED,
                    given
                            ? "The access token is not valid, or no longer"
                            : "Send an access token: Authorization: Bearer …");
        };
    }

    private static AccessDeniedHandler forbidden(Problems problems) {
        return (request, response, failure) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
            problems.answer(request, response, ProblemType.INSUFFICIENT_SCOPE, "The access token does not allow this");
        };
    }
}

package org.customerapi.read.adapter.in.web;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatchers;

import org.customerapi.contracts.ProblemType;
import org.customerapi.contracts.Scopes;
import org.customerapi.tokens.SecurityDefaults;
import org.customerapi.tokens.TokenDecoders;
import org.customerapi.tokens.TokenSettings;
import org.customerapi.tokens.TokensWhereNeeded;
import org.customerapi.tokens.UncheckedTokens;
import org.customerapi.web.problem.Problems;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** Who may ask what: everything but health, metrics and the API's description needs a token with a scope. */
@Configuration(proxyBeanMethods = false)
@Import(SecurityDefaults.class)
@EnableConfigurationProperties(TokenSettings.class)
class SecurityConfiguration {

    private static final RequestMatcher OPEN =
            RequestMatchers.anyOf(pathPattern("/health/**"), pathPattern("/metrics"), pathPattern("/error"));

    @Bean
    SecurityFilterChain security(HttpSecurity http, Problems problems, BearerTokenResolver tokens) throws Exception {
        AuthenticationEntryPoint unauthenticated = unauthenticated(problems);
        AccessDeniedHandler denied = denied(problems);
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/v1/admin/**")
                        .hasAuthority("SCOPE_" + Scopes.ADMIN)
                        .requestMatchers("/v1/**")
                        .hasAuthority("SCOPE_" + Scopes.READ)
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .bearerTokenResolver(new TokensWhereNeeded(OPEN, tokens))
                        .authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(denied)
                        .withObjectPostProcessor(new UncheckedTokens(
                                unauthenticated,
                                (request, response, detail) ->
                                        problems.answer(request, response, ProblemType.UNAVAILABLE, detail))))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
                .build();
    }

    @Bean
    JwtDecoder jwtDecoder(TokenSettings settings, Clock clock) {
        return TokenDecoders.of(settings, clock);
    }

    private static AuthenticationEntryPoint unauthenticated(Problems problems) {
        AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
        return (request, response, failure) -> {
            challenge.commence(request, response, failure);
            problems.answer(
                    request,
                    response,
                    ProblemType.UNAUTHENTICATED,
                    "The access token is missing, expired, or not made for this API.");
        };
    }

    private static AccessDeniedHandler denied(Problems problems) {
        AccessDeniedHandler challenge = new BearerTokenAccessDeniedHandler();
        return (request, response, failure) -> {
            challenge.handle(request, response, failure);
            String scope = request.getRequestURI().startsWith("/v1/admin/") ? Scopes.ADMIN : Scopes.READ;
            problems.answer(
                    request, response, ProblemType.INSUFFICIENT_SCOPE, "The scope " + scope + " is needed for this.");
        };
    }
}

package org.customerapi.gateway.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

import org.customerapi.contracts.ProblemType;
import org.customerapi.gateway.edge.UnderWayFilter;
import org.customerapi.gateway.edge.UnknownRouteFilter;
import org.customerapi.tokens.SecurityDefaults;
import org.customerapi.tokens.TokenDecoders;
import org.customerapi.tokens.TokenSettings;
import org.customerapi.tokens.UncheckedTokens;
import org.customerapi.web.problem.Problems;

/** Wires the check of tokens and scopes, and the security headers. */
@Configuration(proxyBeanMethods = false)
@Import(SecurityDefaults.class)
@EnableConfigurationProperties({TokenSettings.class, BrowserSettings.class})
class SecurityConfiguration {

    /** What answers may say, but for what a browser shows every script anyway. */
    private static final List<String> EXPOSED_HEADERS = List.of(
            "Allow",
            "Consistency-Token",
            "Content-Disposition",
            "ETag",
            "Idempotency-Replayed",
            "Link",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "WWW-Authenticate",
            "X-Request-Id");

    private static final Duration CORS_MAX_AGE = Duration.ofMinutes(10);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JwtDecoder jwtDecoder(TokenSettings settings, Clock clock) {
        return TokenDecoders.of(settings, clock);
    }

    @Bean
    SecurityProblems securityProblems(Problems problems) {
        return new SecurityProblems(problems);
    }

    /** Room is asked for where an answer has all that browsers need, and before the check of tokens, which takes time. */
    @Bean
    SecurityFilterChain edge(
            HttpSecurity http,
            BearerTokenResolver tokens,
            SecurityProblems refusals,
            Problems problems,
            UnderWayFilter underWay,
            BrowserSettings browser) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .cors(cors -> cors.configurationSource(origins(browser)))
                .headers(headers -> headers(headers, browser))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new EdgeTokens(tokens))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(Customizer.withDefaults())
                        .withObjectPostProcessor(new UncheckedTokens(
                                refusals,
                                (request, response, detail) ->
                                        problems.answer(request, response, ProblemType.UNAVAILABLE, detail))))
                .addFilterBefore(new UnknownRouteFilter(problems), BearerTokenAuthenticationFilter.class)
                .addFilterBefore(underWay, BearerTokenAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(new RouteAuthorization()))
                .build();
    }

    /** Caching is left to whoever makes the answer. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers, BrowserSettings browser) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new PageHeaders())
                .referrerPolicy(Customizer.withDefaults());
        if (browser.hsts()) {
            headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(request -> true));
        } else {
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        }
    }

    private static CorsConfigurationSource origins(BrowserSettings browser) {
        var source = new UrlBasedCorsConfigurationSource();
        if (!browser.corsAllowedOrigins().isEmpty()) {
            var cors = new CorsConfiguration();
            cors.setAllowedOrigins(browser.corsAllowedOrigins());
            cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
            cors.setAllowedHeaders(List.of("*"));
            cors.setExposedHeaders(EXPOSED_HEADERS);
            cors.setMaxAge(CORS_MAX_AGE);
            source.registerCorsConfiguration("/**", cors);
        }
        return source;
    }
}

package org.customerapi.sink.config;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatchers;

import org.customerapi.contracts.Scopes;
import org.customerapi.sink.adapter.in.web.SecurityProblems;
import org.customerapi.tokens.SecurityDefaults;
import org.customerapi.tokens.TokenDecoders;
import org.customerapi.tokens.TokenSettings;
import org.customerapi.tokens.TokensWhereNeeded;
import org.customerapi.tokens.UncheckedTokens;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/** Who may ask what: probes, figures and the API's description are open, everything else is for administrators. */
@Configuration(proxyBeanMethods = false)
@Import(SecurityDefaults.class)
@EnableConfigurationProperties(TokenSettings.class)
class SecurityConfiguration {

    private static final RequestMatcher OPEN =
            RequestMatchers.anyOf(pathPattern("/health/**"), pathPattern("/metrics"), pathPattern("/error"));

    @Bean
    SecurityFilterChain security(HttpSecurity http, SecurityProblems problems, BearerTokenResolver tokens)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/v1/admin/**")
                        .hasAuthority("SCOPE_" + Scopes.ADMIN)
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .bearerTokenResolver(new TokensWhereNeeded(OPEN, tokens))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .withObjectPostProcessor(new UncheckedTokens(problems, problems::outOfReach)))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    @Bean
    JwtDecoder jwtDecoder(TokenSettings settings, Clock clock) {
        return TokenDecoders.of(settings, clock);
    }
}

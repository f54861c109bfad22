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
import org.springframework.security.web.SecurityFilterChain;

import org.customerapi.contracts.Scopes;
import org.customerapi.sink.adapter.in.web.SecurityProblems;
import org.customerapi.tokens.SecurityDefaults;
import org.customerapi.tokens.TokenDecoders;
import org.customerapi.tokens.TokenSettings;
import org.customerapi.tokens.UncheckedTokens;

/** Who may ask what: probes, figures and the API's description are open, everything else is for administrators. */
@Configuration(proxyBeanMethods = false)
@Import(SecurityDefaults.class)
@EnableConfigurationProperties(TokenSettings.class)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain security(HttpSecurity http, SecurityProblems problems) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/health", "/health/**", "/metrics", "/error")
                                .permitAll()
                                .requestMatchers("/v1/admin/**")
                                .hasAuthority("SCOPE_" + Scopes.ADMIN)
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
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

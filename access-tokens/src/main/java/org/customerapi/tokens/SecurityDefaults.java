package org.customerapi.tokens;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** What every service does otherwise than Spring Security by itself, for the time that it takes on each request. */
@Configuration(proxyBeanMethods = false)
public class SecurityDefaults {

    /** By default each security filter is timed on its own, and nobody looks. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * The strict firewall, which matches each header with regular expressions whenever it is read. Names and values of
     * printable ASCII alone, which all of those take, need none.
     */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(
                name -> isPrintableAscii(name) || StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(name));
        firewall.setAllowedHeaderValues(
                value -> isPrintableAscii(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
        firewall.setAllowedParameterNames(
                name -> isPrintableAscii(name) || StrictHttpFirewall.ALLOWED_PARAMETER_NAMES.test(name));
        return firewall;
    }

    @Bean
    BearerTokenResolver bearerTokens() {
        return new PlainBearerTokens();
    }

    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}

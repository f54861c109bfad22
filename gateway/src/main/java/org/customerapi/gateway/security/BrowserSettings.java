package org.customerapi.gateway.security;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What browsers are told.
 *
 * @param corsAllowedOrigins web origins that may call the API; none by default
 * @param hsts whether answers ask browsers to stay with HTTPS
 */
@ConfigurationProperties("browser")
public record BrowserSettings(@DefaultValue List<String> corsAllowedOrigins, boolean hsts) {

    public BrowserSettings {
        corsAllowedOrigins = List.copyOf(corsAllowedOrigins);
    }
}

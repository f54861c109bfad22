package org.customerapi.gateway.config;

import java.time.Duration;
import java.util.Optional;

import io.github.bucket4j.TimeMeter;
import org.springframework.boot.context.properties.ConfigurationProperties;

import org.customerapi.gateway.edge.RateLimit;
import org.customerapi.gateway.security.UnusableSetting;

/**
 * How many requests are bearable, in one instance of the gateway.
 *
 * @param requestsPerSecond of one token subject; 0 for any number
 * @param loginsPerMinute from one address; 0 for any number
 */
@ConfigurationProperties("rate")
public record RateSettings(long requestsPerSecond, long loginsPerMinute) {

    public RateSettings {
        requireCountable("REQUESTS_PER_SECOND", requestsPerSecond, Duration.ofSeconds(1));
        requireCountable("LOGINS_PER_MINUTE", loginsPerMinute, Duration.ofMinutes(1));
    }

    private static void requireCountable(String variable, long requests, Duration span) {
        long most = span.toSeconds() * RateLimit.MOST_PER_SECOND;
        if (requests < 0 || requests > most) {
            throw new UnusableSetting(variable + " is " + requests + " and has to be 0 to " + most);
        }
    }

    Optional<RateLimit> bySubject() {
        return limit("subject", requestsPerSecond, Duration.ofSeconds(1));
    }

    Optional<RateLimit> byAddress() {
        return limit("address", loginsPerMinute, Duration.ofMinutes(1));
    }

    private static Optional<RateLimit> limit(String name, long requests, Duration span) {
        return requests > 0
                ? Optional.of(new RateLimit(name, requests, span, TimeMeter.SYSTEM_NANOTIME))
                : Optional.empty();
    }
}

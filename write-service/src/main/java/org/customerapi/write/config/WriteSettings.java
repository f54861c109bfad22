package org.customerapi.write.config;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings under {@code customerapi}; each stands in application.yml with its environment name.
 *
 * @param http limits of requests
 * @param commands the command pipeline
 * @param relay the outbox relay
 * @param topics names of the topics
 * @param tokens lifetimes of tokens
 * @param admin the first administrator; both parts empty for none
 * @param users users of the local stack
 */
@ConfigurationProperties("customerapi")
public record WriteSettings(
        Http http, Commands commands, Relay relay, Topics topics, Tokens tokens, Admin admin, List<KnownUser> users) {

    public WriteSettings {
        users = users == null ? List.of() : List.copyOf(users);
    }

    /**
     * Limits of requests.
     *
     * @param maxBodyBytes of one write
     * @param patience how long a request waits for its commit; one whose commit was not begun by then is not carried out
     */
    public record Http(int maxBodyBytes, Duration patience) {

        public Http {
            if (maxBodyBytes < 1) {
                throw new InvalidSettings(
                        "MAX_BODY_BYTES is " + maxBodyBytes,
                        "Leave it out, or set it to 1 or more, for example 1048576");
            }
        }
    }

    /**
     * The command pipeline.
     *
     * @param capacity how many commands may wait
     * @param workers how many groups are carried out at once
     * @param groupLimit how many commands share a commit at the most
     * @param importWindow rows of all imports under way at the same time
     * @param importPatience how long an import goes on with a row while the database is away; less than a gateway waits for
     *     a silent answer
     * @param idempotencyRetention how long outcomes are kept for repeated requests
     */
    public record Commands(
            int capacity,
            int workers,
            int groupLimit,
            int importWindow,
            Duration importPatience,
            Duration idempotencyRetention) {

        public Commands {
            if (capacity < 1 || workers < 1 || groupLimit < 1) {
                throw new InvalidSettings(
                        "COMMAND_QUEUE_CAPACITY, COMMAND_WORKERS or COMMAND_GROUP_LIMIT is below 1",
                        "Leave them out, or set them to 1 or more");
            }
        }
    }

    /**
     * The outbox relay.
     *
     * @param enabled whether this instance may relay at all
     * @param lease how long a silent active instance stays the active one, at least 2 s and at most a minute
     * @param poll how often to look for other instances' rows; less than half a lease
     * @param standby how often a passive instance tries to become active
     * @param batch rows sent together at the most
     */
    public record Relay(boolean enabled, Duration lease, Duration poll, Duration standby, int batch) {

        private static final Duration SHORTEST_LEASE = Duration.ofSeconds(2);

        /** No record may expire within one: a later one could then be sent before it is sent again. */
        private static final Duration LONGEST_LEASE = Duration.ofMinutes(1);

        public Relay {
            if (lease.compareTo(SHORTEST_LEASE) < 0) {
                throw new InvalidSettings(
                        "RELAY_LEASE is " + lease + ", in which an active relay may not come to renew it",
                        "Leave it out, or set it to 2s or more");
            }
            if (lease.compareTo(LONGEST_LEASE) > 0) {
                throw new InvalidSettings(
                        "RELAY_LEASE is " + lease + ", so long that a record could expire within it",
                        "Leave it out, or set it to 1m or less");
            }
            if (!poll.isPositive() || poll.multipliedBy(2).compareTo(lease) >= 0) {
                throw new InvalidSettings(
                        "RELAY_POLL is " + poll + " with a RELAY_LEASE of " + lease,
                        "Leave it out, or set it to more than nothing and less than half a lease, for example 250ms");
            }
        }
    }

    /** Names of the topics. */
    public record Topics(String events, String watermarks) {}

    /** How long tokens last. */
    public record Tokens(Duration access, Duration refresh) {

        private static final Duration SHORTEST = Duration.ofSeconds(1);

        public Tokens {
            if (access.compareTo(SHORTEST) < 0 || refresh.compareTo(SHORTEST) < 0) {
                throw new InvalidSettings(
                        "ACCESS_TOKEN_LIFETIME or REFRESH_TOKEN_LIFETIME is less than a second",
                        "Leave them out, or set them to 1s or more, for example 1h and 30d");
            }
        }
    }

    /** The first administrator. */
    public record Admin(String username, String password) {}

    /** A user that is made at start. */
    public record KnownUser(String username, String password, List<String> scopes) {}
}

package org.customerapi.gateway.edge;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

/**
 * A number of requests that each caller may make in a span of time, as a bucket that refills steadily. It remembers
 * {@value #MAX_CALLERS} callers at most, those that came last.
 */
public final class RateLimit {

    /** A bucket refills by one a nanosecond at most. */
    public static final long MOST_PER_SECOND = 1_000_000_000;

    static final int MAX_CALLERS = 100_000;

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final String name;
    private final long requests;
    private final Duration span;
    private final TimeMeter time;
    private final LoadingCache<String, Bucket> callers;

    /**
     * Sets the limit.
     *
     * @param name as it is told to callers, for example {@code subject}
     * @param requests in one span, at once or spread out; at least 1
     * @param span in whole seconds
     */
    public RateLimit(String name, long requests, Duration span, TimeMeter time) {
        this.name = name;
        this.requests = requests;
        this.span = span;
        this.time = time;
        this.callers = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(caller -> newBucket());
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, span))
                .build();
    }

    /** Counts a request of a caller, unless the caller has none left. */
    Verdict take(String caller) {
        ConsumptionProbe probe = callers.get(caller).tryConsumeAndReturnRemaining(1);
        return new Verdict(
                probe.isConsumed(),
                "\"%s\";q=%d;w=%d".formatted(name, requests, span.toSeconds()),
                "\"%s\";r=%d;t=%d".formatted(name, probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }

    /**
     * What a caller is told.
     *
     * @param policy the value of {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers)
     * @param state the value of {@code RateLimit}
     * @param retryAfterSeconds when there will be one request again; 0 when there is one
     */
    record Verdict(boolean allowed, String policy, String state, long retryAfterSeconds) {}
}

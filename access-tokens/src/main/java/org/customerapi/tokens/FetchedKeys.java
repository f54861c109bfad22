package org.customerapi.tokens;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource.OutageEvent;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.RefreshAheadCachingJWKSetSource;
import com.nimbusds.jose.jwk.source.RetryingJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.events.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Public keys that another process publishes. They outlast its absence, and naming keys that do not exist makes nobody
 * fetch them in a loop: such a key is looked for again now and then only, and none is the answer in between. Whoever
 * names one while others are being looked for waits for what that finds.
 */
final class FetchedKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(FetchedKeys.class);

    private final JWKSetSource<SecurityContext> known;
    private final long nanosBetweenLooks;
    private final Lock looking = new ReentrantLock();
    private long lastLook;

    private FetchedKeys(JWKSetSource<SecurityContext> known, Duration betweenLooks) {
        this.known = known;
        this.nanosBetweenLooks = betweenLooks.toNanos();
        this.lastLook = System.nanoTime() - nanosBetweenLooks;
    }

    /** Keys that are first fetched when the first token comes. */
    static FetchedKeys from(JWKSetSource<SecurityContext> publisher, KeyTimes times) {
        return new FetchedKeys(kept(limited(outlasting(publisher, times), times), times), times.betweenLooks());
    }

    private static JWKSetSource<SecurityContext> outlasting(JWKSetSource<SecurityContext> publisher, KeyTimes times) {
        return new OutageTolerantJWKSetSource<>(
                new RetryingJWKSetSource<>(publisher, null), times.outlast().toMillis(), FetchedKeys::tell);
    }

    /** While none was ever had, every token asks for them. */
    private static JWKSetSource<SecurityContext> limited(JWKSetSource<SecurityContext> keys, KeyTimes times) {
        return new RateLimitedJWKSetSource<>(keys, times.betweenFetches().toMillis(), null);
    }

    private static JWKSetSource<SecurityContext> kept(JWKSetSource<SecurityContext> keys, KeyTimes times) {
        return new RefreshAheadCachingJWKSetSource<>(
                keys,
                times.fresh().toMillis(),
                times.patience().toMillis(),
                times.ahead().toMillis(),
                false,
                Executors.newVirtualThreadPerTaskExecutor(),
                true,
                null);
    }

    /** @throws KeySourceException while the publisher is away, and has been for too long or was never there */
    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
        JWKSet keys = keys(JWKSetCacheRefreshEvaluator.noRefresh(), context);
        List<JWK> found = wanted.select(keys);
        return found.isEmpty() ? wanted.select(beyond(keys, context)) : found;
    }

    /** Begun and ended under a lock, a look is over for all who wait when it is over for one. */
    private JWKSet beyond(JWKSet keys, @Nullable SecurityContext context) throws KeySourceException {
        looking.lock();
        try {
            return mayLookAgain() ? look(keys, context) : keys(JWKSetCacheRefreshEvaluator.noRefresh(), context);
        } finally {
            looking.unlock();
        }
    }

    private JWKSet look(JWKSet keys, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return keys(JWKSetCacheRefreshEvaluator.referenceComparison(keys), context);
        } finally {
            lastLook = System.nanoTime();
        }
    }

    private JWKSet keys(JWKSetCacheRefreshEvaluator refresh, @Nullable SecurityContext context)
            throws KeySourceException {
        return known.getJWKSet(refresh, System.currentTimeMillis(), context);
    }

    private boolean mayLookAgain() {
        return System.nanoTime() - lastLook >= nanosBetweenLooks;
    }

    private static void tell(Event<OutageTolerantJWKSetSource<SecurityContext>, SecurityContext> outage) {
        LOG.atWarn()
                .addKeyValue("cause", outage instanceof OutageEvent<?> event ? event.getException() : null)
                .log("The keys of access tokens cannot be fetched; those that are known go on");
    }
}

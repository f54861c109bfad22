package org.customerapi.write.application.service;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.write.application.port.in.DatabaseBehindLog;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.out.CustomerVersions;
import org.customerapi.write.application.port.out.LostChange;
import org.customerapi.write.application.port.out.PublishedEvents;
import org.customerapi.write.application.port.out.RelayObserver;

/**
 * Whether the database has everything that the topic tells of. One that was restored to a point in time, or a replica that
 * took over without the last commits, does not: it would give sequences a second time. Safe for use by several threads.
 */
public final class LogComparison {

    private static final Logger LOG = LoggerFactory.getLogger(LogComparison.class);

    private final PublishedEvents published;
    private final CustomerVersions versions;
    private final RelayObserver observer;
    private volatile Standing standing = Standing.NOT_LOOKED;

    public LogComparison(PublishedEvents published, CustomerVersions versions, RelayObserver observer) {
        this.published = published;
        this.versions = versions;
        this.observer = observer;
    }

    private enum Standing {
        NOT_LOOKED,
        ABREAST,
        /** Nothing speaks against it, but Kafka could not be looked at, or the database was away since. */
        IN_DOUBT,
        /** Until a recovery is done, also in the midst of it. */
        BEHIND
    }

    /**
     * Compares the ends of the topic with the database.
     *
     * @return the highest term of a relay that the topics tell of
     * @throws RuntimeException when Kafka or the database is away; what was known before stays
     */
    long look() {
        try {
            // First the topic: what it holds was committed before.
            PublishedEvents.Newest newest = published.newest();
            List<LostChange> lost = LostChanges.among(newest.events(), versionsOf(newest));
            boolean beingRecovered = versions.isBeingRecovered();
            standing = lost.isEmpty() && !beingRecovered ? Standing.ABREAST : Standing.BEHIND;
            observer.compared(lost, beingRecovered);
            return newest.highestTerm();
        } finally {
            if (standing == Standing.NOT_LOOKED) {
                standing = Standing.IN_DOUBT;
            }
        }
    }

    private Map<UUID, Long> versionsOf(PublishedEvents.Newest newest) {
        return versions.of(
                newest.events().stream().map(PublishedEvents.Event::customerId).collect(Collectors.toSet()));
    }

    /** Looks for the first time, before there are writes; that Kafka is away is no reason to refuse them. */
    public void lookAtStart() {
        try {
            look();
        } catch (RuntimeException away) {
            LOG.atWarn()
                    .addKeyValue("cause", String.valueOf(away.getMessage()))
                    .log("MySQL could not be compared with Kafka; the relay will before it sends");
        }
    }

    /** Notes that the database may be another one since. */
    void doubt() {
        if (standing == Standing.ABREAST) {
            standing = Standing.IN_DOUBT;
        }
    }

    boolean isInDoubt() {
        return standing == Standing.NOT_LOOKED || standing == Standing.IN_DOUBT;
    }

    boolean isBehind() {
        return standing == Standing.BEHIND;
    }

    /**
     * Lets a write in.
     *
     * @throws StoreUnavailable before the first look
     * @throws DatabaseBehindLog when the database is behind
     */
    void admitWrite() {
        switch (standing) {
            case NOT_LOOKED ->
                throw StoreUnavailable.nothingDone(new IllegalStateException("It was not compared with Kafka yet"));
            case BEHIND -> throw new DatabaseBehindLog();
            case ABREAST, IN_DOUBT -> {}
        }
    }
}

package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.read.application.port.out.Snapshots;
import org.customerapi.read.domain.ReadModelUnavailable;
import org.customerapi.read.domain.TooManyAtOnce;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Points in time of Elasticsearch, counted by the instance that opened them. */
final class ElasticsearchSnapshots implements Snapshots {

    /** How long an unused one is kept. */
    static final Time KEEP_ALIVE = Time.of(time -> time.time("5m"));

    private static final Logger log = LoggerFactory.getLogger(ElasticsearchSnapshots.class);
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final ElasticsearchClient client;
    private final String alias;
    private final int most;
    private final Clock clock;
    private final Map<String, Instant> open = new ConcurrentHashMap<>();

    ElasticsearchSnapshots(ElasticsearchClient client, String alias, int most, Clock clock) {
        this.client = client;
        this.alias = alias;
        this.most = most;
        this.clock = clock;
    }

    @Override
    public String open() {
        Instant now = clock.instant();
        open.values().removeIf(expiry -> expiry.isBefore(now));
        if (open.size() >= most) {
            throw new TooManyAtOnce(most, "snapshots");
        }
        String id = answerOf(
                        "snapshot",
                        () -> client.openPointInTime(
                                request -> request.index(alias).keepAlive(KEEP_ALIVE)))
                .id();
        open.put(id, now.plus(KEPT));
        return id;
    }

    /** Notes that a snapshot was used just now, wherever it was opened. */
    void used(String id) {
        open.put(id, clock.instant().plus(KEPT));
    }

    @Override
    public void close(String id) {
        open.remove(id);
        try {
            answerOf("snapshot end", () -> client.closePointInTime(request -> request.id(id)));
        } catch (ReadModelUnavailable | ElasticsearchException failure) {
            log.debug("A snapshot was not closed and ends by itself", failure);
        }
    }
}

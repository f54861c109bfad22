package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.read.application.port.out.Snapshots;
import org.customerapi.read.domain.Copy;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Points in time of Elasticsearch, counted by the instance that opened or used them. */
final class ElasticsearchSnapshots implements Snapshots {

    /** How long an unused one is kept. */
    static final Time KEEP_ALIVE = Time.of(time -> time.time("5m"));

    private static final Logger log = LoggerFactory.getLogger(ElasticsearchSnapshots.class);
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final ElasticsearchClient client;
    private final String alias;
    private final SnapshotPlaces places;
    private final Set<String> uncounted = ConcurrentHashMap.newKeySet();

    ElasticsearchSnapshots(ElasticsearchClient client, String alias, int most, Clock clock) {
        this.client = client;
        this.alias = alias;
        this.places = new SnapshotPlaces(most, KEPT, clock);
    }

    @Override
    public String open(Copy copy) {
        places.reserve().ifPresent(this::free);
        try {
            String id = pointInTime(copy);
            places.opened(id);
            return id;
        } catch (RuntimeException failure) {
            places.giveBack();
            throw failure;
        }
    }

    @Override
    public String openUncounted(Copy copy) {
        String id = pointInTime(copy);
        uncounted.add(id);
        return id;
    }

    private String pointInTime(Copy copy) {
        return answerOf(
                        "snapshot",
                        () -> client.openPointInTime(request -> request.index(copy.indexOr(alias))
                                .preference(copy.name())
                                .keepAlive(KEEP_ALIVE)))
                .id();
    }

    /** Notes that a snapshot was used just now, wherever it was opened. */
    void used(String id) {
        if (!uncounted.contains(id)) {
            places.used(id);
        }
    }

    @Override
    public void ended(String id) {
        places.ended(id);
    }

    @Override
    public void close(String id) {
        uncounted.remove(id);
        places.closed(id);
        free(id);
    }

    /** Whatever comes in the way: whoever is done with one must not fail for it. */
    private void free(String id) {
        try {
            answerOf("snapshot end", () -> client.closePointInTime(request -> request.id(id)));
        } catch (RuntimeException failure) {
            log.debug("A snapshot was not closed and ends by itself", failure);
        }
    }
}

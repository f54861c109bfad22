package org.customerapi.read.adapter.out.elasticsearch;

import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.cat.CatNodeColumn;
import co.elastic.clients.elasticsearch.cat.health.HealthRecord;
import co.elastic.clients.elasticsearch.cat.nodes.NodesRecord;
import co.elastic.clients.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.read.config.UnusableSetting;
import org.customerapi.read.domain.ReadModelUnavailable;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Looks at Elasticsearch before anything is made there. */
final class ElasticsearchCheck {

    private static final Logger log = LoggerFactory.getLogger(ElasticsearchCheck.class);

    private static final String URIS = "ELASTICSEARCH_URIS";
    private static final String PRODUCT_HEADER = "X-Elastic-Product";
    private static final Pattern OLDER = Pattern.compile("[1-8]\\..*");
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    /** How older servers, and others of the family, answer a client that speaks like version 9. */
    private static final Set<Integer> NOT_UNDERSTOOD =
            Set.of(HttpURLConnection.HTTP_NOT_ACCEPTABLE, HttpURLConnection.HTTP_UNSUPPORTED_TYPE);

    private final ElasticsearchClient client;
    private final Clock clock;

    ElasticsearchCheck(ElasticsearchClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Compares the server with what this service needs; one that does not tell, by want of rights, is taken as it is.
     *
     * @throws UnusableSetting when it is too old, something else, refuses the user, or its clock differs by over 5 minutes
     * @throws ReadModelUnavailable when it does not answer now
     */
    void check() {
        try {
            checkVersion();
            checkClock();
        } catch (ElasticsearchException refusal) {
            checkRefusal(refusal);
        } catch (ReadModelUnavailable away) {
            if (!(away.getCause() instanceof ElasticsearchException refusal)
                    || !ElasticsearchCall.isOfRights(refusal.status())) {
                throw away;
            }
            checkRefusal(refusal);
        } catch (IllegalStateException unread) {
            if (unread.getCause() instanceof TransportException other
                    && String.valueOf(other.getMessage()).contains(PRODUCT_HEADER)) {
                throw new UnusableSetting(URIS, "leads to no Elasticsearch 9: " + other.getMessage());
            }
            throw unread;
        }
    }

    private void checkVersion() {
        List<NodesRecord> nodes = answerOf(
                        "version", () -> client.cat().nodes(request -> request.h(CatNodeColumn.Version)))
                .nodes();
        for (NodesRecord node : nodes) {
            String version = Objects.requireNonNullElse(node.version(), "");
            if (OLDER.matcher(version).matches()) {
                throw new UnusableSetting(URIS, "leads to Elasticsearch " + version + "; 9 or newer is needed");
            }
        }
    }

    private void checkClock() {
        List<HealthRecord> answer =
                answerOf("time", () -> client.cat().health()).healthRecords();
        Instant here = clock.instant();
        for (HealthRecord record : answer) {
            Instant there = record.epoch() == null ? here : Instant.ofEpochSecond(record.epoch());
            Duration apart = Duration.between(there, here).abs();
            if (apart.compareTo(TOLERATED) > 0) {
                throw new UnusableSetting(
                        "The clock of this machine",
                        "and that of Elasticsearch are %d minutes apart: %s here, %s there; set whichever is wrong"
                                .formatted(apart.toMinutes(), here, there));
            }
        }
    }

    private static void checkRefusal(ElasticsearchException refusal) {
        if (refusal.status() == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw new UnusableSetting(
                    "ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD, or ELASTICSEARCH_API_KEY,",
                    "are missing or wrong: Elasticsearch answered 401");
        }
        if (NOT_UNDERSTOOD.contains(refusal.status())
                || "media_type_header_exception".equals(refusal.error().type())) {
            throw new UnusableSetting(
                    URIS,
                    "leads to a server older than Elasticsearch 9: "
                            + refusal.error().reason());
        }
        log.info("Elasticsearch does not tell its version and time: {}", refusal.getMessage());
    }
}

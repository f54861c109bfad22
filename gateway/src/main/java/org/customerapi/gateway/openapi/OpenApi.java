package org.customerapi.gateway.openapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.customerapi.gateway.route.Part;

/** The document of the whole API, made anew when it is older than {@link #FRESH_FOR}. */
public final class OpenApi {

    static final Duration FRESH_FOR = Duration.ofSeconds(10);

    private final PartDocuments documents;
    private final JsonMapper json;
    private final Clock clock;
    private @Nullable ObjectNode latest;
    private Instant madeAt = Instant.MIN;

    /** Merges what the parts describe. */
    public OpenApi(PartDocuments documents, JsonMapper json, Clock clock) {
        this.documents = documents;
        this.json = json;
        this.clock = clock;
    }

    synchronized ObjectNode document() {
        Instant now = clock.instant();
        ObjectNode known = latest;
        if (known == null || madeAt.plus(FRESH_FOR).isBefore(now)) {
            known = merge();
            latest = known;
            madeAt = now;
        }
        return known;
    }

    private ObjectNode merge() {
        List<CompletableFuture<@Nullable JsonNode>> fetched = new ArrayList<>();
        Part.BEHIND.forEach(part -> fetched.add(documents.of(part)));
        OpenApiMerge merge = new OpenApiMerge(json);
        for (int i = 0; i < fetched.size(); i++) {
            merge.add(Part.BEHIND.get(i).title(), fetched.get(i).join());
        }
        return merge.result();
    }
}

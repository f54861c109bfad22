package org.customerapi.read.adapter.out.elasticsearch;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.read.application.port.out.IndexGenerations.Inventory;
import org.customerapi.read.domain.StoredVersion;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerInSnapshot;
import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** A point in time of one index, of which numbers are read only: no document is unpacked, not even for its id. */
final class ElasticsearchInventory implements Inventory {

    /** As many as Elasticsearch answers at once. */
    static final int PAGE = 10_000;

    /** Longer than a rebuild reads between the opening and the first page, in nearly all cases. */
    private static final Time KEEP_ALIVE = Time.of(time -> time.time("30m"));

    private static final Logger log = LoggerFactory.getLogger(ElasticsearchInventory.class);

    /** Whose place a customer has in an index that does not map it. */
    private static final UUID NOBODY = new IdOrder(Long.MAX_VALUE, Long.MAX_VALUE).id();

    private static final List<SortOptions> BY_ID =
            Stream.of(IdOrder.HIGH, IdOrder.LOW).map(ElasticsearchInventory::by).toList();

    private final ElasticsearchClient client;
    private final int size;
    private String id;
    private List<FieldValue> after = List.of();

    private ElasticsearchInventory(ElasticsearchClient client, String id, int size) {
        this.client = client;
        this.id = id;
        this.size = size;
    }

    /** Of what was written to this index so far, so many customers at once. */
    static ElasticsearchInventory of(ElasticsearchClient client, String index, int size) {
        new Refresh(client, index).run();
        String id = answerOf(
                        "inventory",
                        () -> client.openPointInTime(
                                request -> request.index(index).keepAlive(KEEP_ALIVE)))
                .id();
        return new ElasticsearchInventory(client, id, size);
    }

    /** Not to be mapped is no error: an index that was made by hand has to be rebuilt as well. */
    private static SortOptions by(String path) {
        return SortOptions.of(option ->
                option.field(field -> field.field(path).order(SortOrder.Asc).unmappedType(FieldType.Long)));
    }

    @Override
    public List<StoredVersion> next() {
        SearchResponse<Void> page =
                answerInSnapshot("page of an inventory", () -> client.search(request(), Void.class));
        List<Hit<Void>> hits = page.hits().hits();
        id = Objects.requireNonNullElse(page.pitId(), id);
        if (!hits.isEmpty()) {
            after = hits.getLast().sort();
        }
        List<StoredVersion> versions =
                hits.stream().map(ElasticsearchInventory::version).toList();
        if (versions.stream().anyMatch(one -> one.customer().equals(NOBODY))) {
            log.warn("An index of an older mapping cannot be compared; the next one is taken as it is");
            return List.of();
        }
        return versions;
    }

    private SearchRequest request() {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .pit(pit -> pit.id(id).keepAlive(KEEP_ALIVE))
                .size(size)
                .sort(BY_ID)
                .version(true)
                .source(source -> source.fetch(false))
                .storedFields("_none_")
                .trackTotalHits(total -> total.enabled(false))
                .allowPartialSearchResults(false);
        return after.isEmpty() ? request.build() : request.searchAfter(after).build();
    }

    private static StoredVersion version(Hit<Void> hit) {
        IdOrder place =
                new IdOrder(hit.sort().get(0).longValue(), hit.sort().get(1).longValue());
        return new StoredVersion(place.id(), Objects.requireNonNull(hit.version()));
    }

    @Override
    public void close() {
        try {
            answerOf("inventory end", () -> client.closePointInTime(request -> request.id(id)));
        } catch (RuntimeException failure) {
            log.debug("An inventory was not closed and ends by itself", failure);
        }
    }
}

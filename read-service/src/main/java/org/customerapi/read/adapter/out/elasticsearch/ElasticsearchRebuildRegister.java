package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch.core.GetResponse;
import co.elastic.clients.elasticsearch.core.IndexRequest;
import co.elastic.clients.elasticsearch.core.IndexResponse;
import org.jspecify.annotations.Nullable;

import org.customerapi.read.application.port.out.RebuildRegister;
import org.customerapi.read.domain.InvalidState;
import org.customerapi.read.domain.RebuildStatus;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** One document, which changes hands only from the state that was read: whoever writes first has it. */
final class ElasticsearchRebuildRegister implements RebuildRegister {

    private static final String ID = "last";
    private static final int CONFLICT = 409;

    private final ElasticsearchClient client;
    private final String alias;
    private final Clock clock;

    ElasticsearchRebuildRegister(ElasticsearchClient client, String alias, Clock clock) {
        this.client = client;
        this.alias = alias;
        this.clock = clock;
    }

    /** A state of the document; {@code null} values before the first one. */
    private record Place(@Nullable Long sequence, @Nullable Long term) {}

    @Override
    public RebuildStatus last() {
        return statusIn(read());
    }

    @Override
    public Entry enter(RebuildStatus begun) {
        GetResponse<RegisteredRebuild> last = read();
        String owner = UUID.randomUUID().toString();
        Optional<Place> mine =
                statusIn(last).state().isRunning() ? Optional.empty() : write(owner, begun, placeOf(last));
        return new OwnEntry(owner, mine.orElseThrow(() -> new InvalidState("A rebuild is running.")));
    }

    private final class OwnEntry implements Entry {

        private final String owner;
        private Place place;

        OwnEntry(String owner, Place place) {
            this.owner = owner;
            this.place = place;
        }

        @Override
        public boolean update(RebuildStatus status) {
            Optional<Place> written = write(owner, status, place).or(() -> writeAgain(status));
            written.ifPresent(next -> place = next);
            return written.isPresent();
        }

        /** After an update of this owner's whose answer was lost. */
        private Optional<Place> writeAgain(RebuildStatus status) {
            GetResponse<RegisteredRebuild> last = read();
            RegisteredRebuild found = last.source();
            return found != null && found.owner().equals(owner)
                    ? write(owner, status, placeOf(last))
                    : Optional.empty();
        }
    }

    private GetResponse<RegisteredRebuild> read() {
        return answerOf(
                "rebuild register",
                () -> client.get(request -> request.index(alias).id(ID), RegisteredRebuild.class));
    }

    private RebuildStatus statusIn(GetResponse<RegisteredRebuild> last) {
        RegisteredRebuild found = last.source();
        return found == null ? RebuildStatus.NONE : found.statusAt(clock.instant());
    }

    private static Place placeOf(GetResponse<RegisteredRebuild> last) {
        return new Place(last.seqNo(), last.primaryTerm());
    }

    /** Empty when the document is not in this place any more. */
    private Optional<Place> write(String owner, RebuildStatus status, Place place) {
        RegisteredRebuild entry = new RegisteredRebuild(owner, clock.instant(), status);
        try {
            IndexResponse written = answerOf("rebuild register", () -> client.index(requestOf(entry, place)));
            return Optional.of(new Place(written.seqNo(), written.primaryTerm()));
        } catch (ElasticsearchException refusal) {
            if (refusal.status() == CONFLICT) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private IndexRequest<RegisteredRebuild> requestOf(RegisteredRebuild entry, Place place) {
        IndexRequest.Builder<RegisteredRebuild> request = new IndexRequest.Builder<RegisteredRebuild>()
                .index(alias)
                .requireAlias(true)
                .id(ID)
                .document(entry);
        return place.sequence() == null
                ? request.opType(OpType.Create).build()
                : request.ifSeqNo(place.sequence()).ifPrimaryTerm(place.term()).build();
    }
}

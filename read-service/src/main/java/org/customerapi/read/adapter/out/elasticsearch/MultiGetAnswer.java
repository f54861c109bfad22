package org.customerapi.read.adapter.out.elasticsearch;

import java.util.stream.Stream;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;

import org.customerapi.read.domain.ReadModelMissing;
import org.customerapi.read.domain.ReadModelUnavailable;

/** The answer to a multi-get, which is a success also where some documents could not be looked for. */
final class MultiGetAnswer {

    private MultiGetAnswer() {}

    /**
     * The documents that are there, in the order asked for.
     *
     * @throws ReadModelUnavailable when it is not known of one whether it is there
     */
    static <T> Stream<GetResult<T>> found(MgetResponse<T> response) {
        return response.docs().stream().map(MultiGetAnswer::known).filter(GetResult::found);
    }

    private static <T> GetResult<T> known(MultiGetResponseItem<T> item) {
        if (item.isFailure()) {
            throw unknown(item.failure().id(), item.failure().error());
        }
        return item.result();
    }

    private static ReadModelUnavailable unknown(String id, ErrorCause error) {
        return ElasticsearchCall.NO_INDEX.equals(error.type())
                ? new ReadModelMissing(null)
                : new ReadModelUnavailable(
                        "Elasticsearch did not look for " + id + ": " + error.type() + ": " + error.reason(), null);
    }
}

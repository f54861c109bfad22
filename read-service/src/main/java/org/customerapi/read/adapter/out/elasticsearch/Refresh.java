package org.customerapi.read.adapter.out.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ShardStatistics;

import org.customerapi.read.domain.ReadModelUnavailable;

import static org.customerapi.read.adapter.out.elasticsearch.ElasticsearchCall.answerOf;

/** Makes everything that was written so far searchable. */
record Refresh(ElasticsearchClient client, String alias) implements Runnable {

    @Override
    public void run() {
        ShardStatistics shards = answerOf("refresh", () -> client.indices().refresh(request -> request.index(alias)))
                .shards();
        // A shard without a copy in reach counts neither as successful nor as failed.
        if (shards != null
                && (shards.failed().intValue() > 0 || shards.successful().intValue() == 0)) {
            throw new ReadModelUnavailable(
                    shards.failed() + " shards did not refresh, and " + shards.successful() + " did", null);
        }
    }
}

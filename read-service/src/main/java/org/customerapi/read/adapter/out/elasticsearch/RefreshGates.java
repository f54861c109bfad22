package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

import co.elastic.clients.elasticsearch.ElasticsearchClient;

/** Makes gates that keep the same interval. */
record RefreshGates(ElasticsearchClient client, Duration interval, ScheduledExecutorService scheduler) {

    RefreshGate of(String alias) {
        return new RefreshGate(new Refresh(client, alias), interval, scheduler);
    }
}

package org.customerapi.read.adapter.out.elasticsearch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.customerapi.read.application.port.out.ReadModel;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.ReadModelUnavailable;

/** Writes by {@code _bulk} with the customer's version as external version, so that old events lose. */
final class ElasticsearchReadModel implements ReadModel {

    private final BulkWrites writes;
    private final RefreshGate refreshes;

    ElasticsearchReadModel(BulkWrites writes, RefreshGate refreshes) {
        this.writes = writes;
        this.refreshes = refreshes;
    }

    @Override
    public List<Outcome> apply(List<CustomerEvent> events) {
        return writes.send(events, ElasticsearchReadModel::write);
    }

    @Override
    public CompletionStage<Void> searchable() {
        return refreshes.pass();
    }

    @Override
    public void makeSearchable() {
        joined(refreshes.pass());
    }

    @Override
    public boolean makeSearchableWithin(Duration patience) {
        return joined(refreshes
                .pass()
                .thenApply(_ -> true)
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static <T> T joined(CompletableFuture<T> refresh) {
        try {
            return refresh.join();
        } catch (CompletionException failure) {
            throw new ReadModelUnavailable("Elasticsearch did not refresh: " + failure.getMessage(), failure);
        }
    }

    private static BulkWrite write(CustomerEvent event) {
        return BulkWrite.newest(event.customerId().toString(), event.version(), IndexedCustomer.of(event.customer()));
    }
}

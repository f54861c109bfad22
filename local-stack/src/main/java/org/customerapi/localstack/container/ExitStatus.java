package org.customerapi.localstack.container;

import java.util.concurrent.CompletableFuture;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;

/** Waits for the end of a container. */
final class ExitStatus extends ResultCallback.Adapter<WaitResponse> {

    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    /** Completes when the container has ended. */
    CompletableFuture<Integer> status() {
        return status;
    }

    @Override
    public void onNext(WaitResponse response) {
        status.complete(response.getStatusCode());
    }

    @Override
    public void onError(Throwable failure) {
        status.completeExceptionally(failure);
        super.onError(failure);
    }
}

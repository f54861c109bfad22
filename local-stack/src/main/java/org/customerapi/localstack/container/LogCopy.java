package org.customerapi.localstack.container;

import java.util.concurrent.CompletableFuture;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import org.jspecify.annotations.Nullable;

import org.customerapi.localstack.process.LogFile;

/** Appends what a container says to a log. */
final class LogCopy extends ResultCallback.Adapter<Frame> {

    private final LogFile log;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

    LogCopy(LogFile log) {
        this.log = log;
    }

    /** Completes when the container says no more, or cannot be heard. */
    CompletableFuture<@Nullable Void> done() {
        return done;
    }

    @Override
    public void onNext(Frame frame) {
        log.append(frame.getPayload());
    }

    @Override
    public void onError(Throwable failure) {
        done.complete(null);
        super.onError(failure);
    }

    @Override
    public void onComplete() {
        done.complete(null);
        super.onComplete();
    }
}

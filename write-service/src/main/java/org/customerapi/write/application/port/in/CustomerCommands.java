package org.customerapi.write.application.port.in;

import java.util.concurrent.CompletableFuture;

/**
 * Carries out commands. All kinds go one way, since commands that arrive together share a commit.
 */
public interface CustomerCommands {

    /**
     * Queues a command.
     *
     * @return completes after the commit; exceptionally with a {@link
     *     org.customerapi.write.domain.customer.Rejection} when the command must not be, or with {@link
     *     StoreUnavailable} when it could not be carried out
     * @throws Overloaded when the queue is full
     * @throws RequestInProgress when a command with the same idempotency key is under way here
     */
    CompletableFuture<Outcome> submit(Submission submission);
}

package org.customerapi.write.application.service;

import java.util.concurrent.CompletableFuture;

import org.customerapi.write.application.port.in.Outcome;

/** What a command came to, before anyone is told. */
sealed interface Result {

    /** Tells whoever waits. */
    void tell(CompletableFuture<Outcome> waiting);

    /** Carried out. */
    record Done(Outcome outcome) implements Result {
        @Override
        public void tell(CompletableFuture<Outcome> waiting) {
            waiting.complete(outcome);
        }
    }

    /** Rejected, or not carried out. */
    record Failed(RuntimeException cause) implements Result {
        @Override
        public void tell(CompletableFuture<Outcome> waiting) {
            waiting.completeExceptionally(cause);
        }
    }
}

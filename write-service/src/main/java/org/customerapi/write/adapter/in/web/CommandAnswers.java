package org.customerapi.write.adapter.in.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.http.HttpHeaders;

import org.customerapi.contracts.ApiHeaders;
import org.customerapi.contracts.ConsistencyToken;
import org.customerapi.write.application.port.in.CustomerCommands;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.domain.customer.Customer;

/**
 * Waits for commands, and writes what all their answers have in common.
 *
 * @param patience how long a request waits for its commit at the most
 */
record CommandAnswers(CustomerCommands commands, Duration patience) {

    /** Says that this is the stored answer of an earlier request. */
    static final String REPLAYED = "Idempotency-Replayed";

    Outcome carryOut(Submission submission) {
        CompletableFuture<Outcome> answer = commands.submit(submission);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (TimeoutException slow) {
            throw new StoreUnavailable(slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable(interrupted);
        }
    }

    static HttpHeaders headers(Outcome outcome) {
        Customer customer = outcome.customer();
        HttpHeaders headers = new HttpHeaders();
        headers.setETag("\"" + customer.version() + "\"");
        headers.set(
                ApiHeaders.CONSISTENCY_TOKEN,
                ConsistencyToken.of(customer.id(), customer.version()).encode());
        if (outcome.replayed()) {
            headers.set(REPLAYED, "true");
        }
        return headers;
    }
}

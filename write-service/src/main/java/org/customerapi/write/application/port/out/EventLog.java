package org.customerapi.write.application.port.out;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The topic, as the relay writes to it. */
public interface EventLog {

    /**
     * Begins a term: makes the topics if they are missing, and learns where the partitions end.
     *
     * @throws RuntimeException when Kafka is away
     */
    void begin(long term);

    /**
     * Sends the rows in this order and waits until all are acknowledged by all in-sync replicas, but for those refused
     * for ever. What follows a refused row of the same customer is held back, as far as it was not under way already.
     *
     * @param within how long to wait at the most
     * @return the rows refused for ever, none as a rule
     * @throws RuntimeException when not all others were acknowledged in time; some may have been, or may still be
     */
    List<Refusal> publish(List<OutboxQueue.Row> rows, Duration within);

    /** Says that everything committed before {@code asOf} has been published; what is answered tells when Kafka has that. */
    CompletableFuture<?> tellComplete(Instant asOf);

    /** Ends a term: forgets whatever is still unsent. */
    void abandon();

    /**
     * A row that Kafka would refuse however often it was sent.
     *
     * @param reason in Kafka's words
     */
    record Refusal(OutboxQueue.Row row, String reason) {}
}

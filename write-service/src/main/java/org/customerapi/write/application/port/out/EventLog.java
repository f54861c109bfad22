package org.customerapi.write.application.port.out;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The topic, as the relay writes to it. */
public interface EventLog {

    /**
     * Begins a term: makes the topics if they are missing, and learns where the partitions end.
     *
     * @throws RuntimeException when Kafka is away
     */
    void begin(long term);

    /**
     * Sends the rows in this order and waits until all are acknowledged by all in-sync replicas.
     *
     * @param within how long to wait at the most
     * @throws RuntimeException when not all were acknowledged in time; some may have been, or may still be
     */
    void publish(List<OutboxQueue.Row> rows, Duration within);

    /** Says that everything committed before {@code asOf} has been published; not waited for. */
    void tellComplete(Instant asOf);

    /** Ends a term: forgets whatever is still unsent. */
    void abandon();
}

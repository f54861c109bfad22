package org.customerapi.write.application.port.in;

import java.util.List;
import java.util.UUID;

/** Brings a database that was set back in time forward to what Kafka has. */
public interface RecoverCustomers {

    /**
     * Writes each customer of whom Kafka tells more than the database has, and tells nothing. May be repeated. The database
     * takes no writes from the beginning until a run has left nothing undone.
     *
     * @throws RelayActive when an instance relays, which it does not beside a database that is behind
     * @throws RuntimeException when the database or Kafka is away
     */
    Report recover();

    /**
     * What was done.
     *
     * @param read events
     * @param written customers, each as often as it was written
     * @param givenTwice of these, versions that the database had from another moment than Kafka
     * @param unreadable customers whose newest event could not be read
     * @param conflicts customers that were left as they were
     */
    record Report(long read, long written, long givenTwice, List<UUID> unreadable, List<Conflict> conflicts) {

        /** Whether nothing is left undone. */
        public boolean isComplete() {
            return unreadable.isEmpty() && conflicts.isEmpty();
        }
    }

    /**
     * A customer that Kafka gives a value which another has in the database.
     *
     * @param field {@code email} or {@code externalId}
     */
    record Conflict(UUID customerId, String field, UUID holder) {}

    /** An instance relays. */
    final class RelayActive extends RuntimeException {
        public RelayActive() {
            super("A write-service relays events: this database is not behind, or was not compared yet");
        }
    }
}

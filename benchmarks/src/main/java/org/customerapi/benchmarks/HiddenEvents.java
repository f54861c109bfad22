package org.customerapi.benchmarks;

import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Events of a transaction that is not committed yet.
 *
 * @param producer whose transaction it is
 */
record HiddenEvents(KafkaProducer<byte[], byte[]> producer) {

    /** Lets all readers meet them, in every partition at once; to be called once. */
    void show() {
        try (producer) {
            producer.commitTransaction();
        }
    }
}

package org.customerapi.read.adapter.in.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/** Where records go that can never be applied: the same key, value and headers, and why and whence in further headers. */
final class DeadLetterSink {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterSink.class);

    private final DeadLetterPublishingRecoverer publisher;
    private final Counter count;

    DeadLetterSink(DeadLetterPublishingRecoverer publisher, MeterRegistry registry) {
        this.publisher = publisher;
        this.count = Counter.builder("projection.dead.letters")
                .description("Records that could never be applied")
                .register(registry);
    }

    /** Returns once Kafka has the record; throws when it does not take it. */
    void add(ConsumerRecord<byte[], byte[]> record, UnappliableRecord reason) {
        publisher.accept(record, null, reason);
        count.increment();
        log.warn(
                "Dead letter: {}-{} offset {}: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                reason.getMessage());
    }
}

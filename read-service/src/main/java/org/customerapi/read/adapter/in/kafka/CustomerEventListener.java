package org.customerapi.read.adapter.in.kafka;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

import org.customerapi.read.application.port.in.ApplyEvents;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.RejectedEvent;

/**
 * Applies a batch of records, and lets the offsets be committed only when every record is searchable or on the
 * dead-letter topic; it throws when the whole batch has to be tried again, and then applies no more than what is still its own.
 */
final class CustomerEventListener implements BatchAcknowledgingMessageListener<byte[], byte[]> {

    private final RecordReader reader;
    private final ApplyEvents projection;
    private final DeadLetterSink deadLetters;
    private final AppliedBatches batches;

    CustomerEventListener(
            RecordReader reader, ApplyEvents projection, DeadLetterSink deadLetters, AppliedBatches batches) {
        this.reader = reader;
        this.projection = projection;
        this.deadLetters = deadLetters;
        this.batches = batches;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Acknowledgment acknowledgment) {
        if (!batches.take(records)) {
            return;
        }
        IdentityHashMap<CustomerEvent, ConsumerRecord<byte[], byte[]>> sources = new IdentityHashMap<>();
        Map<ConsumerRecord<byte[], byte[]>, UnappliableRecord> unreadable = new LinkedHashMap<>();
        List<CustomerEvent> events = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                CustomerEvent event = reader.read(record);
                events.add(event);
                sources.put(event, record);
            } catch (UnappliableRecord unappliable) {
                unreadable.put(record, unappliable);
            }
        }
        ApplyEvents.Applied applied = projection.apply(events);
        // Only now, lest a batch that is tried again leaves them there once more each time.
        unreadable.forEach(deadLetters::add);
        for (RejectedEvent rejected : applied.rejected()) {
            ConsumerRecord<byte[], byte[]> source = Objects.requireNonNull(sources.get(rejected.event()));
            deadLetters.add(source, new UnappliableRecord("refused by the read model: " + rejected.reason()));
        }
        batches.add(new AppliedBatch(records, applied.makeSearchable(), Objects.requireNonNull(acknowledgment)));
    }
}

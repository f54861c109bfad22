package org.customerapi.read.adapter.in.kafka;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

import org.customerapi.read.application.port.in.ApplyEvents;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.RejectedEvent;

/**
 * Applies a batch of records. It returns, and so lets the offsets be committed, only when every record is searchable or
 * on the dead-letter topic; it throws when the whole batch has to be tried again.
 */
final class CustomerEventListener implements BatchMessageListener<byte[], byte[]> {

    private final RecordReader reader;
    private final ApplyEvents projection;
    private final DeadLetterSink deadLetters;

    CustomerEventListener(RecordReader reader, ApplyEvents projection, DeadLetterSink deadLetters) {
        this.reader = reader;
        this.projection = projection;
        this.deadLetters = deadLetters;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
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
        List<RejectedEvent> refused = projection.apply(events);
        // Only now, lest a batch that is tried again leaves them there once more each time.
        unreadable.forEach(deadLetters::add);
        for (RejectedEvent rejected : refused) {
            ConsumerRecord<byte[], byte[]> source = Objects.requireNonNull(sources.get(rejected.event()));
            deadLetters.add(source, new UnappliableRecord("refused by the read model: " + rejected.reason()));
        }
    }
}

package org.customerapi.read.adapter.in.kafka;

import java.util.List;
import java.util.Objects;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.telemetry.EventSpans;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A listener that shows, in the trace of each request, when its events were taken up and became searchable. */
final class TracedListener implements BatchAcknowledgingMessageListener<byte[], byte[]> {

    private final BatchAcknowledgingMessageListener<byte[], byte[]> listener;
    private final EventSpans spans;

    TracedListener(BatchAcknowledgingMessageListener<byte[], byte[]> listener, EventSpans spans) {
        this.listener = listener;
        this.spans = spans;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Acknowledgment acknowledgment) {
        EventSpans.Begun begun = spans.begin(records.stream().map(TracedListener::traceParent));
        try {
            listener.onMessage(records, endingWith(begun, Objects.requireNonNull(acknowledgment)));
        } catch (RuntimeException failure) {
            begun.failed(failure);
            begun.end();
            throw failure;
        }
    }

    private static Acknowledgment endingWith(EventSpans.Begun begun, Acknowledgment acknowledgment) {
        return () -> {
            acknowledgment.acknowledge();
            begun.end();
        };
    }

    private static @Nullable String traceParent(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(EventHeaders.TRACE_PARENT);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}

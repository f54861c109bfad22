package org.customerapi.read.adapter.in.kafka;

import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchMessageListener;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.telemetry.EventSpans;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A listener that shows, in the trace of each request, when its events were taken up and became searchable. */
final class TracedListener implements BatchMessageListener<byte[], byte[]> {

    private final BatchMessageListener<byte[], byte[]> listener;
    private final EventSpans spans;

    TracedListener(BatchMessageListener<byte[], byte[]> listener, EventSpans spans) {
        this.listener = listener;
        this.spans = spans;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        spans.around(records.stream().map(TracedListener::traceParent), () -> listener.onMessage(records));
    }

    private static @Nullable String traceParent(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(EventHeaders.TRACE_PARENT);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}

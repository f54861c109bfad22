package org.customerapi.write.adapter.out.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.customerapi.telemetry.EventSpans;
import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.OutboxQueue;

/** An event log that shows, in the trace of each request, when its events were sent and acknowledged. */
final class TracedEventLog implements EventLog {

    private final EventLog log;
    private final EventSpans spans;

    TracedEventLog(EventLog log, EventSpans spans) {
        this.log = log;
        this.spans = spans;
    }

    @Override
    public void begin(long term) {
        log.begin(term);
    }

    @Override
    public List<Refusal> publish(List<OutboxQueue.Row> rows, Duration within) {
        return spans.around(rows.stream().map(OutboxQueue.Row::traceParent), () -> log.publish(rows, within));
    }

    @Override
    public CompletableFuture<?> tellComplete(Instant asOf) {
        return log.tellComplete(asOf);
    }

    @Override
    public void abandon() {
        log.abandon();
    }
}

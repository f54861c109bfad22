package org.customerapi.write.adapter.out.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.LostChange;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.RelayObserver;

/** The relay's doings as log lines with key-value pairs, and as metrics {@code outbox_relay_…}. */
public final class MeteredRelay implements RelayObserver {

    private static final Logger LOG = LoggerFactory.getLogger(MeteredRelay.class);

    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final AtomicLong activeTerm = new AtomicLong();
    private final AtomicLong failuresInARow = new AtomicLong();
    private final AtomicLong behindLog = new AtomicLong();
    private final LongSupplier nanoTime;
    private long toldBehindNanos;
    private final AtomicLong toldWatermarkNanos;
    private final Counter sent;
    private final Counter failures;
    private final Counter refusals;
    private final Counter watermarkFailures;
    private final Timer delay;

    /** @param nanoTime a clock as {@link System#nanoTime()} */
    public MeteredRelay(MeterRegistry registry, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        toldWatermarkNanos = new AtomicLong(nanoTime.getAsLong() - REMINDER.toNanos());
        registry.gauge("outbox_relay_active_term", activeTerm);
        registry.gauge("outbox_behind_log", behindLog);
        sent = Counter.builder("outbox_relay_events")
                .description("Events acknowledged by Kafka")
                .register(registry);
        failures = Counter.builder("outbox_relay_failures")
                .description("Rounds that failed; their rows stay and are tried again")
                .register(registry);
        refusals = Counter.builder("outbox_refused_events")
                .description("Events that Kafka refused for ever; they are held until they are released")
                .register(registry);
        watermarkFailures = Counter.builder("outbox_watermark_failures")
                .description("Watermarks that Kafka did not take; while there are none, asOf of reads stands still")
                .register(registry);
        delay = Timer.builder("outbox_commit_to_kafka")
                .description("Time from writing an event's row to its acknowledgement by Kafka")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(registry);
    }

    @Override
    public void becameActive(long term) {
        activeTerm.set(term);
        LOG.atInfo().addKeyValue("term", term).log("The outbox relay is active here");
    }

    @Override
    public void becamePassive(long term) {
        activeTerm.set(0);
        LOG.atInfo().addKeyValue("term", term).log("The outbox relay is no longer active here");
    }

    @Override
    public void published(OutboxQueue.Page page, List<OutboxQueue.Row> rows, double secondsSinceRead) {
        failuresInARow.set(0);
        sent.increment(rows.size());
        long sendMicros = Math.round(secondsSinceRead * 1e6);
        for (OutboxQueue.Row row : rows) {
            long waitedMicros =
                    Duration.between(row.committedAt(), page.readAt()).toNanos() / 1_000;
            delay.record(Math.max(0, waitedMicros) + sendMicros, TimeUnit.MICROSECONDS);
        }
    }

    @Override
    public void failed(List<OutboxQueue.Row> rows, long term, RuntimeException cause) {
        failures.increment();
        LOG.atWarn()
                .addKeyValue("term", term)
                .addKeyValue("attempt", failuresInARow.incrementAndGet())
                .addKeyValue("rows", rows.size())
                .addKeyValue("firstRow", rows.isEmpty() ? null : rows.getFirst().id())
                .addKeyValue("lastRow", rows.isEmpty() ? null : rows.getLast().id())
                .addKeyValue("cause", rootOf(cause).toString())
                .log("Publishing events failed; the rows stay in the outbox and are tried again");
    }

    @Override
    public void refused(EventLog.Refusal refusal) {
        refusals.increment();
        OutboxQueue.Row row = refusal.row();
        LOG.atError()
                .addKeyValue("customer", row.customerId())
                .addKeyValue("sequence", row.sequence())
                .addKeyValue("row", row.id())
                .addKeyValue("cause", refusal.reason())
                .log("Kafka refuses an event for ever; it and this customer's later ones are held until released");
    }

    /** There may be some of them a second. */
    @Override
    public void watermarkLost(Throwable cause) {
        watermarkFailures.increment();
        long told = toldWatermarkNanos.get();
        long now = nanoTime.getAsLong();
        if (now - told >= REMINDER.toNanos() && toldWatermarkNanos.compareAndSet(told, now)) {
            LOG.atWarn()
                    .addKeyValue("cause", rootOf(cause).toString())
                    .log("Kafka does not take watermarks; while there are none, asOf of reads stands still");
        }
    }

    @Override
    public synchronized void compared(List<LostChange> lost, boolean beingRecovered) {
        boolean isAbreast = lost.isEmpty() && !beingRecovered;
        boolean wasBehind = behindLog.getAndSet(isAbreast ? 0 : 1) == 1;
        if (isAbreast) {
            if (wasBehind) {
                LOG.info("MySQL has everything again that Kafka tells of; writes are taken");
            }
        } else if (!wasBehind || nanoTime.getAsLong() - toldBehindNanos >= REMINDER.toNanos()) {
            toldBehindNanos = nanoTime.getAsLong();
            tellBehind(lost, beingRecovered);
        }
    }

    private static void tellBehind(List<LostChange> lost, boolean beingRecovered) {
        if (lost.isEmpty()) {
            LOG.error(
                    "A recovery of MySQL is under way or broke off: writes are refused and nothing is sent until a run of"
                            + " 'recover' has left nothing undone, see docs/kubernetes.md#mysql-is-behind-kafka");
            return;
        }
        LostChange example = lost.getFirst();
        LOG.atError()
                .addKeyValue("changes", lost.size())
                .addKeyValue("customer", example.customerId())
                .addKeyValue("sequence", example.sequence())
                .addKeyValue("version", example.version())
                .addKeyValue("beingRecovered", beingRecovered)
                .log(
                        "MySQL lacks changes that Kafka has, as after a restore to a point in time: writes are refused and"
                                + " nothing is sent until MySQL is brought forward, see docs/kubernetes.md#mysql-is-behind-kafka");
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }
}

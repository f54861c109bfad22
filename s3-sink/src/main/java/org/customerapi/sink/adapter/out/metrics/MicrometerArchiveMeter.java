package org.customerapi.sink.adapter.out.metrics;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.customerapi.sink.application.port.out.ArchiveMeter;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/** The figures {@code archive_*}. */
public final class MicrometerArchiveMeter implements ArchiveMeter {

    private static final Duration LONGEST_DELAY = Duration.ofDays(1);

    private final MeterRegistry registry;
    private final Counter objects;
    private final Counter found;
    private final Counter records;
    private final Counter bytes;
    private final Timer delay;
    private final ConcurrentMap<Partition, Progress> progress = new ConcurrentHashMap<>();

    public MicrometerArchiveMeter(MeterRegistry registry) {
        this.registry = registry;
        this.objects = registry.counter("archive.objects");
        this.found = registry.counter("archive.objects.found");
        this.records = registry.counter("archive.records");
        this.bytes = Counter.builder("archive.bytes").baseUnit("bytes").register(registry);
        this.delay = Timer.builder("archive.delay")
                .description("From the oldest change in an object to the object being in the archive")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(100))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(registry);
    }

    @Override
    public void stored(ArchivedObject object, Duration sinceOldestChange) {
        objects.increment();
        records.increment((double) object.records());
        bytes.increment((double) object.bytes());
        delay.record(plausible(sinceOldestChange));
    }

    @Override
    public void found(ArchivedObject object) {
        found.increment();
    }

    @Override
    public void attemptFailed(String step, String reason) {
        registry.counter("archive.failures", "step", step, "reason", reason).increment();
    }

    @Override
    public void lost(Partition partition, OffsetRange range) {
        registry.counter("archive.lost.records", "partition", Integer.toString(partition.number()))
                .increment((double) range.length());
    }

    @Override
    public void progress(Partition partition, long lag, long open) {
        progress.computeIfAbsent(partition, this::register).set(lag, open);
    }

    @Override
    public void forget(Partition partition) {
        Progress known = progress.remove(partition);
        if (known != null) {
            registry.remove(known.lagGauge());
            registry.remove(known.openGauge());
        }
    }

    /** The time of a change is its producer's claim, and a timer takes no more nanoseconds than fit a long. */
    private static Duration plausible(Duration claimed) {
        if (claimed.isNegative()) {
            return Duration.ZERO;
        }
        return claimed.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : claimed;
    }

    private Progress register(Partition partition) {
        AtomicLong lag = new AtomicLong();
        AtomicLong open = new AtomicLong();
        return new Progress(
                lag,
                open,
                gauge("archive.lag.records", partition, lag),
                gauge("archive.open.records", partition, open));
    }

    private Gauge gauge(String name, Partition partition, AtomicLong value) {
        return Gauge.builder(name, value, AtomicLong::doubleValue)
                .tag("partition", Integer.toString(partition.number()))
                .register(registry);
    }

    private record Progress(AtomicLong lag, AtomicLong open, Gauge lagGauge, Gauge openGauge) {
        void set(long newLag, long newOpen) {
            lag.set(newLag);
            open.set(newOpen);
        }
    }
}

package org.customerapi.write.adapter.out.metrics;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.OutboxQueue;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxGaugesTest {

    private final AtomicLong now = new AtomicLong();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private boolean away;

    private final OutboxGauges gauges = new OutboxGauges(
            answering(OutboxQueue.class, new OutboxQueue.Depth(3, 12, 1)),
            answering(HeldEvents.class, new HeldEvents.Size(2, 5)),
            registry,
            now::get);

    private <T> T answering(Class<T> port, Object answer) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, _, _) -> {
            if (away) {
                throw new IllegalStateException("away");
            }
            return answer;
        }));
    }

    private double depth() {
        return registry.get("outbox_depth").gauge().value();
    }

    @Test
    void knowNothingBeforeTheFirstMeasurement() {
        assertThat(depth()).isNaN();
    }

    @Test
    void doNotGoOnTellingWhatWasOnceMeasured() {
        gauges.measure();
        away = true;
        gauges.measure();
        assertThat(depth()).isEqualTo(3);
        assertThat(registry.get("outbox_held_events").gauge().value()).isEqualTo(5);

        now.addAndGet(Duration.ofSeconds(31).toNanos());

        assertThat(depth()).isNaN();
    }
}

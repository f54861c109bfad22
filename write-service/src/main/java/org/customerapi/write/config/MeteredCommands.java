package org.customerapi.write.config;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.customerapi.write.application.service.CommandPipeline;

/** Measures the groups of commands, and wakes the relay after each. */
final class MeteredCommands implements CommandPipeline.Observer {

    private final RelayNudge relay;
    private final DistributionSummary sizes;
    private final Timer waits;

    MeteredCommands(RelayNudge relay, MeterRegistry registry) {
        this.relay = relay;
        sizes = DistributionSummary.builder("command_group_size")
                .description("Commands that shared a commit")
                .register(registry);
        waits = Timer.builder("command_queue_wait")
                .description("How long the oldest command of each group waited for a worker")
                .register(registry);
    }

    @Override
    public void taken(long waitedNanos) {
        waits.record(waitedNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void done(int size) {
        sizes.record(size);
        relay.nudge();
    }
}

package org.customerapi.write.config;

import java.time.Duration;
import java.util.Optional;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.customerapi.write.application.port.in.OutboxAdministration;
import org.customerapi.write.application.port.out.CustomerVersions;
import org.customerapi.write.application.port.out.EventLog;
import org.customerapi.write.application.port.out.HeldEvents;
import org.customerapi.write.application.port.out.OutboxQueue;
import org.customerapi.write.application.port.out.PublishedEvents;
import org.customerapi.write.application.port.out.RelayLease;
import org.customerapi.write.application.port.out.RelayObserver;
import org.customerapi.write.application.service.LogComparison;
import org.customerapi.write.application.service.OutboxRelay;
import org.customerapi.write.application.service.OutboxReview;
import org.customerapi.write.application.service.RelayRounds;
import org.customerapi.write.application.service.RelaySettings;

/** Wires the relay, unless it is off here, and what looks after the outbox. */
@Configuration(proxyBeanMethods = false)
class RelayWiring {

    private static final Duration REMOVAL = Duration.ofMillis(50);
    private static final Duration BUSY_WATERMARK = Duration.ofMillis(250);
    private static final Duration IDLE_WATERMARK = Duration.ofSeconds(1);

    @Bean
    @ConditionalOnBooleanProperty("customerapi.relay.enabled")
    OutboxRelay outboxRelay(
            RelayLease lease,
            OutboxQueue queue,
            HeldEvents held,
            EventLog log,
            LogComparison comparison,
            RelayObserver observer,
            WriteSettings settings) {
        WriteSettings.Relay relay = settings.relay();
        RelaySettings rhythm = new RelaySettings(
                relay.lease(), relay.poll(), relay.standby(), relay.batch(), REMOVAL, BUSY_WATERMARK, IDLE_WATERMARK);
        return new OutboxRelay(
                new RelayRounds(lease, queue, held, log, comparison, observer, rhythm, System::nanoTime));
    }

    @Bean
    LogComparison logComparison(PublishedEvents published, CustomerVersions versions, RelayObserver observer) {
        return new LogComparison(published, versions, observer);
    }

    @Bean
    ApplicationRunner firstComparison(LogComparison comparison) {
        return _ -> comparison.lookAtStart();
    }

    @Bean
    RelayNudge relayNudge(Optional<OutboxRelay> relay) {
        return relay.<RelayNudge>map(active -> active::nudge).orElse(() -> {});
    }

    @Bean
    OutboxAdministration outboxAdministration(
            OutboxQueue queue, HeldEvents held, LogComparison comparison, RelayNudge relay) {
        return new OutboxReview(queue, held, comparison, relay::nudge);
    }
}

package org.customerapi.read.config;

import org.apache.kafka.common.config.ConfigException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line why Kafka's client refuses its settings. */
final class UnusableKafkaAnalyzer extends AbstractFailureAnalyzer<ConfigException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConfigException cause) {
        return new FailureAnalysis(
                "Kafka cannot be used: " + cause.getMessage(),
                "Check KAFKA_BOOTSTRAP_SERVERS (host:port, separated by commas) and the variables SPRING_KAFKA_….",
                cause);
    }
}

package org.customerapi.telemetry;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start which of OpenTelemetry's variables makes no sense, without a stack trace. */
final class UnusableTelemetryAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, ConfigurationException cause) {
        return new FailureAnalysis(
                "Traces cannot be sent: " + cause.getMessage(),
                "Mend the OTEL_ variable, or leave OTEL_EXPORTER_OTLP_ENDPOINT empty for no traces.",
                cause);
    }
}

package org.customerapi.telemetry;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of one service and sends them where OpenTelemetry's own variables say.
 *
 * <p>Without {@code OTEL_EXPORTER_OTLP_ENDPOINT} or {@code OTEL_EXPORTER_OTLP_TRACES_ENDPOINT} it is off: whoever asks
 * {@link #isOn()} then leaves filters and wrappers out, so that a request costs what it would without this module.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">OpenTelemetry's
 *     environment variables</a>
 */
public final class Telemetry implements AutoCloseable {

    private static final Map<String, String> ENDPOINTS = Map.of(
            "OTEL_EXPORTER_OTLP_ENDPOINT", "otel.exporter.otlp.endpoint",
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "otel.exporter.otlp.traces.endpoint");

    private final Tracer tracer;
    private final @Nullable OpenTelemetrySdk sdk;

    private Telemetry(OpenTelemetry api, @Nullable OpenTelemetrySdk sdk) {
        this.tracer = api.getTracer("org.customerapi");
        this.sdk = sdk;
    }

    /**
     * Reads where spans go.
     *
     * @param service its name in traces, unless {@code OTEL_SERVICE_NAME} gives another
     * @param settings the value of an environment variable; {@code null} for one that is not set
     * @throws io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException when a variable makes no sense
     */
    public static Telemetry from(String service, Function<String, @Nullable String> settings) {
        Map<String, String> endpoints = new HashMap<>();
        ENDPOINTS.forEach((variable, property) -> {
            String value = settings.apply(variable);
            if (value != null && !value.isBlank()) {
                endpoints.put(property, value.strip());
            }
        });
        return endpoints.isEmpty() ? new Telemetry(OpenTelemetry.noop(), null) : sending(service, endpoints);
    }

    private static Telemetry sending(String service, Map<String, String> endpoints) {
        Map<String, String> defaults = Map.of(
                "otel.service.name", service,
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none");
        OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> defaults)
                .addPropertiesCustomizer(known -> endpoints)
                .build()
                .getOpenTelemetrySdk();
        return new Telemetry(sdk, sdk);
    }

    /** Whether spans are sent anywhere. */
    public boolean isOn() {
        return sdk != null;
    }

    /**
     * Gives each request a span, and the request and its log lines that span's context.
     *
     * @param route the template of a request's route, asked when it has been answered; {@code null} for none
     */
    public Filter filter(Function<HttpServletRequest, @Nullable String> route) {
        return new TracingFilter(tracer, route);
    }

    /**
     * Spans of sending events.
     *
     * @param topic where they are sent to
     */
    public EventSpans publishing(String topic) {
        return new EventSpans(tracer, "publish " + topic, SpanKind.PRODUCER);
    }

    /**
     * Spans of making use of events.
     *
     * @param verb what is done, one word
     * @param topic where they come from
     */
    public EventSpans consuming(String verb, String topic) {
        return new EventSpans(tracer, verb + " " + topic, SpanKind.CONSUMER);
    }

    /** Sends what is still to be sent, for ten seconds at the most. */
    @Override
    public void close() {
        if (sdk != null) {
            sdk.close();
        }
    }
}

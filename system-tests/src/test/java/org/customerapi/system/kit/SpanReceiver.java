package org.customerapi.system.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;

/** Takes spans as a tracing backend does, by OTLP over HTTP. */
public final class SpanReceiver implements AutoCloseable {

    private final HttpServer server;
    private final Queue<ReceivedSpan> spans = new ConcurrentLinkedQueue<>();

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    /** One span, its ids in hexadecimal digits; {@code parent} is empty for the first of a trace. */
    public record ReceivedSpan(String service, String name, String trace, String id, String parent) {}

    public static SpanReceiver start() {
        try {
            SpanReceiver receiver =
                    new SpanReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            receiver.server.createContext("/v1/traces", receiver::receive);
            receiver.server.start();
            return receiver;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What {@code OTEL_EXPORTER_OTLP_ENDPOINT} is to be. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What has come of a trace so far. */
    public List<ReceivedSpan> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()
                    .forEach(this::add);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void add(ResourceSpans ofOneService) {
        String service = ofOneService.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElse("");
        ofOneService.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new ReceivedSpan(
                        service,
                        span.getName(),
                        hex(span.getTraceId()),
                        hex(span.getSpanId()),
                        hex(span.getParentSpanId())))
                .forEach(spans::add);
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}

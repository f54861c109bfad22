package org.customerapi.telemetry;

import java.io.IOException;
import java.util.function.Function;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.customerapi.contracts.EventHeaders;

/**
 * Gives each request a span, a child of the caller's where there is one. It names routes and paths, never queries or
 * bodies, which hold personal data; probes and figures get none.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">OpenTelemetry's conventions for HTTP</a>
 */
final class TracingFilter extends HttpFilter {

    /** Named as the Elastic Common Schema names them. */
    private static final String LOGGED_TRACE = "trace.id";

    private static final String LOGGED_SPAN = "span.id";

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final int SERVER_ERROR = 500;

    private final transient Tracer tracer;
    private final transient Function<HttpServletRequest, @Nullable String> routes;

    TracingFilter(Tracer tracer, Function<HttpServletRequest, @Nullable String> routes) {
        this.tracer = tracer;
        this.routes = routes;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getRequestURI().startsWith("/health")
                || request.getRequestURI().equals("/metrics")) {
            chain.doFilter(request, response);
            return;
        }
        Span span = begin(request);
        SpanContext context = span.getSpanContext();
        MDC.put(LOGGED_TRACE, context.getTraceId());
        MDC.put(LOGGED_SPAN, context.getSpanId());
        int status = SERVER_ERROR;
        try {
            chain.doFilter(new TracedRequest(request, TraceParent.of(context)), response);
            status = response.getStatus();
        } finally {
            end(span, request, status);
            MDC.remove(LOGGED_TRACE);
            MDC.remove(LOGGED_SPAN);
        }
    }

    private Span begin(HttpServletRequest request) {
        return tracer.spanBuilder(method(request))
                .setParent(TraceParent.read(request.getHeader(EventHeaders.TRACE_PARENT)))
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(METHOD, method(request))
                .setAttribute(PATH, request.getRequestURI())
                .startSpan();
    }

    private void end(Span span, HttpServletRequest request, int status) {
        String route = routes.apply(request);
        if (route != null) {
            span.updateName(method(request) + " " + route).setAttribute(ROUTE, route);
        }
        span.setAttribute(STATUS, (long) status);
        if (status >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static String method(HttpServletRequest request) {
        return KnownMethod.of(request, "_OTHER");
    }
}

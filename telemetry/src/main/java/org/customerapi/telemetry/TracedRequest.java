package org.customerapi.telemetry;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.customerapi.contracts.EventHeaders;

/** A request whose traceparent is that of the span it has here, whatever its caller sent. */
final class TracedRequest extends HttpServletRequestWrapper {

    private final String traceParent;

    TracedRequest(HttpServletRequest request, String traceParent) {
        super(request);
        this.traceParent = traceParent;
    }

    @Override
    public String getHeader(String name) {
        return isTraceParent(name) ? traceParent : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isTraceParent(name) ? Collections.enumeration(List.of(traceParent)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
        names.removeIf(TracedRequest::isTraceParent);
        names.add(EventHeaders.TRACE_PARENT);
        return Collections.enumeration(names);
    }

    private static boolean isTraceParent(String name) {
        return EventHeaders.TRACE_PARENT.equalsIgnoreCase(name);
    }
}

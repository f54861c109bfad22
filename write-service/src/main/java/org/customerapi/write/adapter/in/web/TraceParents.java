package org.customerapi.write.adapter.in.web;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The header traceparent.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
final class TraceParents {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParents() {}

    /** The header as it is; {@code null} for one that is none, which the standard asks to pass over. */
    static @Nullable String of(@Nullable String header) {
        return header != null && FORM.matcher(header).matches() ? header : null;
    }
}

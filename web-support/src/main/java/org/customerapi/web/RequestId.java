package org.customerapi.web;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.customerapi.contracts.ApiHeaders;

/**
 * The id of one request, in its log lines as {@code requestId}: the caller's when it is well formed (up to 64 letters,
 * digits, dots, hyphens and underscores), else a new one.
 */
public final class RequestId {

    private static final String LOG_KEY = "requestId";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The id given to a request; null before it has one. */
    public static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    /** The id of the request that this thread answers; null outside of one. */
    public static @Nullable String current() {
        return MDC.get(LOG_KEY);
    }

    /** Once for a request, also when its error is dispatched. */
    static String give(HttpServletRequest request) {
        String given = of(request);
        String id = given == null ? choose(request.getHeader(ApiHeaders.REQUEST_ID)) : given;
        request.setAttribute(ATTRIBUTE, id);
        MDC.put(LOG_KEY, id);
        return id;
    }

    /** Ends what was given to this thread's request. */
    static void forget() {
        MDC.remove(LOG_KEY);
    }

    static String choose(@Nullable String wanted) {
        return wanted != null && WELL_FORMED.matcher(wanted).matches()
                ? wanted
                : UUID.randomUUID().toString();
    }
}

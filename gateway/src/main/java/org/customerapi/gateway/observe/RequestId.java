package org.customerapi.gateway.observe;

import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.ApiHeaders;

/** The id of one request: the caller's when it is well formed, else a new one. */
public final class RequestId {

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The id given to a request; null before it has one. */
    public static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    static String give(HttpServletRequest request) {
        String id = choose(request.getHeader(ApiHeaders.REQUEST_ID));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    static String choose(@Nullable String wanted) {
        return wanted != null && WELL_FORMED.matcher(wanted).matches()
                ? wanted
                : UUID.randomUUID().toString();
    }
}

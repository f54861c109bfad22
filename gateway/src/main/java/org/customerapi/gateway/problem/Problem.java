package org.customerapi.gateway.problem;

import java.net.URI;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.ProblemType;

/**
 * The body of an error answer (RFC 9457).
 *
 * @param instance the path that was asked for
 * @param requestId the id to quote when asking about it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String requestId) {

    static Problem of(ProblemType type, String detail, @Nullable String instance, @Nullable String requestId) {
        return new Problem(type.type(), type.title(), type.status(), detail, instance, requestId);
    }
}

package org.customerapi.write.adapter.in.web;

import java.net.URI;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.RequestId;
import org.customerapi.write.domain.customer.Violation;

/** The body of {@code application/problem+json} (RFC 9457). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<Violation> errors,
        @JsonIgnore Map<String, Object> extensions) {

    static Problem of(ProblemType type, String detail) {
        return new Problem(type.type(), type.title(), type.status(), detail, null, List.of(), Map.of());
    }

    Problem with(List<Violation> violations) {
        return new Problem(type, title, status, detail, instance, List.copyOf(violations), extensions);
    }

    Problem with(Map<String, Object> further) {
        return new Problem(type, title, status, detail, instance, errors, Map.copyOf(further));
    }

    Problem saying(String more) {
        return new Problem(type, title, status, detail + more, instance, errors, extensions);
    }

    Problem at(String path) {
        return new Problem(type, title, status, detail, path, errors, extensions);
    }

    @JsonAnyGetter
    Map<String, Object> furtherMembers() {
        return extensions;
    }

    /** The request this answers; absent outside of one. */
    public @Nullable String getRequestId() {
        return RequestId.current();
    }
}

package org.customerapi.web.problem;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.RequestId;

/**
 * Makes problems of the types that the API promises.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class ProblemDetails {

    private ProblemDetails() {}

    /** About what was asked, with the id to quote when asking about it. */
    public static ProblemDetail of(ProblemType type, @Nullable String detail, HttpServletRequest request) {
        return of(type, detail, request.getRequestURI(), RequestId.of(request));
    }

    static ProblemDetail of(
            ProblemType type, @Nullable String detail, @Nullable String path, @Nullable String requestId) {
        ProblemDetail problem = ProblemDetail.forStatus(type.status());
        problem.setType(type.type());
        problem.setTitle(type.title());
        problem.setDetail(detail);
        problem.setInstance(instance(path));
        if (requestId != null) {
            problem.setProperty("requestId", requestId);
        }
        return problem;
    }

    private static @Nullable URI instance(@Nullable String path) {
        try {
            return path == null ? null : URI.create(path);
        } catch (IllegalArgumentException notAUri) {
            return null;
        }
    }
}

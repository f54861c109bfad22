package org.customerapi.sink.adapter.in.web;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

import org.customerapi.contracts.ProblemType;
import org.customerapi.web.RequestId;

/**
 * Makes problems.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
final class Problems {

    private static final int SERVER_ERROR = 500;

    private Problems() {}

    static ProblemDetail of(ProblemType type, String detail, String path, @Nullable String requestId) {
        ProblemDetail problem = ProblemDetail.forStatus(type.status());
        problem.setType(type.type());
        problem.setTitle(type.title());
        problem.setDetail(detail);
        problem.setInstance(URI.create(path));
        if (requestId != null) {
            problem.setProperty("requestId", requestId);
        }
        return problem;
    }

    static ProblemDetail of(ProblemType type, String detail, HttpServletRequest request) {
        return of(type, detail, request.getRequestURI(), RequestId.of(request));
    }

    /** The type that tells of a status, the first in their order; a status without one is told by its class. */
    static ProblemType typeOf(int status) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .min(Comparator.naturalOrder())
                .orElse(status >= SERVER_ERROR ? ProblemType.INTERNAL_ERROR : ProblemType.MALFORMED_REQUEST);
    }
}

package org.customerapi.read.adapter.in.web;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

import org.customerapi.contracts.ProblemType;
import org.customerapi.read.domain.InvalidParameter;
import org.customerapi.web.RequestId;

/** Problem details as RFC 9457 has them, of the types that the API promises. */
final class Problems {

    private Problems() {}

    static ProblemDetail of(ProblemType type, @Nullable String detail, @Nullable String path) {
        ProblemDetail problem = ProblemDetail.forStatus(type.status());
        problem.setType(type.type());
        problem.setTitle(type.title());
        problem.setDetail(detail);
        problem.setInstance(instance(path));
        String requestId = RequestId.current();
        if (requestId != null) {
            problem.setProperty("requestId", requestId);
        }
        return problem;
    }

    static ProblemDetail invalid(List<InvalidParameter> errors, @Nullable String path) {
        String detail = errors.size() == 1 ? errors.getFirst().detail() : errors.size() + " parameters are not valid.";
        ProblemDetail problem = of(ProblemType.INVALID_INPUT, detail, path);
        problem.setProperty("errors", errors.stream().map(Problems::error).toList());
        return problem;
    }

    /** The type that says most about a status for which nothing closer is known. */
    static ProblemType typeOf(int status) {
        return switch (status) {
            case 401 -> ProblemType.UNAUTHENTICATED;
            case 403 -> ProblemType.INSUFFICIENT_SCOPE;
            case 404 -> ProblemType.NOT_FOUND;
            case 405, 501 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.CONTENT_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ProblemType.TOO_MANY_REQUESTS;
            case 503 -> ProblemType.UNAVAILABLE;
            default ->
                HttpStatus.valueOf(status).is4xxClientError()
                        ? ProblemType.MALFORMED_REQUEST
                        : ProblemType.INTERNAL_ERROR;
        };
    }

    /** A query parameter has no JSON Pointer (RFC 6901); {@code ?name} stands in its place, and the name by itself. */
    private static Map<String, String> error(InvalidParameter error) {
        return Map.of("pointer", "?" + error.parameter(), "parameter", error.parameter(), "detail", error.detail());
    }

    private static @Nullable URI instance(@Nullable String path) {
        try {
            return path == null ? null : URI.create(path);
        } catch (IllegalArgumentException notAUri) {
            return null;
        }
    }
}

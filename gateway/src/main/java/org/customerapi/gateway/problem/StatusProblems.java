package org.customerapi.gateway.problem;

import org.customerapi.contracts.ProblemType;

/** The problem that stands for a bare HTTP status. */
final class StatusProblems {

    private StatusProblems() {}

    static ProblemType of(int status) {
        return switch (status) {
            case 401 -> ProblemType.UNAUTHENTICATED;
            case 403 -> ProblemType.INSUFFICIENT_SCOPE;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.CONTENT_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ProblemType.TOO_MANY_REQUESTS;
            case 503 -> ProblemType.UNAVAILABLE;
            case 504 -> ProblemType.TIMEOUT;
            default -> status >= 400 && status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL_ERROR;
        };
    }

    static String detail(ProblemType type) {
        return type == ProblemType.INTERNAL_ERROR
                ? "The gateway failed; the log has more under this request id."
                : type.title() + ".";
    }
}

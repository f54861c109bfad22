package org.customerapi.web.problem;

import org.customerapi.contracts.ProblemType;

/** The problem that stands for an HTTP status of which nothing closer is known. */
public final class StatusProblems {

    private StatusProblems() {}

    /** Its type; a status without one is told by its class. */
    public static ProblemType of(int status) {
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
            case 504 -> ProblemType.TIMEOUT;
            default -> status >= 400 && status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL_ERROR;
        };
    }

    static String detail(ProblemType type) {
        return type == ProblemType.INTERNAL_ERROR
                ? "The service failed; its log has more under this request id."
                : type.title() + ".";
    }
}

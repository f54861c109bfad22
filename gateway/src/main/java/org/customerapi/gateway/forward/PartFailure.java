package org.customerapi.gateway.forward;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import org.customerapi.contracts.ProblemType;
import org.customerapi.gateway.route.Part;

/** A part gave no answer. Nothing of an answer has been sent to the client yet. */
public final class PartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kept the answer away. */
    enum Kind {
        UNREACHABLE(ProblemType.UNAVAILABLE, "cannot be reached"),
        OVERLOADED(ProblemType.UNAVAILABLE, "has too many requests waiting"),
        BROKEN_OFF(ProblemType.UNAVAILABLE, "closed the connection before it answered"),
        TIMED_OUT(ProblemType.TIMEOUT, "did not answer in time");

        private final ProblemType problem;
        private final String words;

        Kind(ProblemType problem, String words) {
            this.problem = problem;
            this.words = words;
        }
    }

    private final Part part;
    private final Kind kind;

    PartFailure(Part part, Kind kind, Throwable cause) {
        super("The " + part.title() + " " + kind.words, cause);
        this.part = part;
        this.kind = kind;
    }

    /** What happened, for people. */
    String sentence() {
        return "The " + part.title() + " " + kind.words + ".";
    }

    ProblemType problem() {
        return kind.problem;
    }

    /** Whether a request that changes nothing may simply be sent again. */
    boolean isWorthRepeating() {
        return kind == Kind.UNREACHABLE || kind == Kind.BROKEN_OFF;
    }

    /** Sorts what the HTTP client reports. */
    static Kind kindOf(Throwable cause) {
        return switch (cause) {
            case TimeoutException _ -> Kind.TIMED_OUT;
            case SocketTimeoutException _ -> Kind.UNREACHABLE;
            case RejectedExecutionException _ -> Kind.OVERLOADED;
            case ConnectException _ -> Kind.UNREACHABLE;
            case UnknownHostException _ -> Kind.UNREACHABLE;
            case UnresolvedAddressException _ -> Kind.UNREACHABLE;
            default -> Kind.BROKEN_OFF;
        };
    }
}

package org.customerapi.contracts;

import java.net.URI;
import java.util.Locale;

/**
 * The stable kinds of {@code application/problem+json} that the API answers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_INPUT(400, "The input is not valid"),
    UNAUTHENTICATED(401, "A valid access token is needed"),
    BAD_CREDENTIALS(401, "Unknown user or wrong password"),
    INSUFFICIENT_SCOPE(403, "The access token lacks the scope"),
    NOT_FOUND(404, "Nothing is here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable representation"),
    ALREADY_TAKEN(409, "Another customer has this value"),
    USERNAME_TAKEN(409, "Another user has this name"),
    LAST_ADMINISTRATOR(409, "No administrator would be left"),
    REQUEST_IN_PROGRESS(409, "A request with this Idempotency-Key is still running"),
    INVALID_STATE(409, "The customer is not in a state that allows this"),
    SNAPSHOT_EXPIRED(410, "The snapshot has expired"),
    VERSION_MISMATCH(412, "The customer has changed meanwhile"),
    CONTENT_TOO_LARGE(413, "The request body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used with another request"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    UNAVAILABLE(503, "A part of the service is not available now"),
    READ_MODEL_BEHIND(503, "The read model has not reached this write yet"),
    TIMEOUT(504, "A part of the service did not answer in time");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status of every problem of this type. */
    public int status() {
        return status;
    }

    /** One sentence for people; the same in every problem of this type. */
    public String title() {
        return title;
    }

    /** For example {@code urn:customer-api:problem:invalid-input}. */
    public URI type() {
        return URI.create(
                "urn:customer-api:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}

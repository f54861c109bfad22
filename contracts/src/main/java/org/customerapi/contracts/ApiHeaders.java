package org.customerapi.contracts;

/** HTTP header names beyond the standard ones. */
public final class ApiHeaders {

    /** A {@link ConsistencyToken}: answered by every write, taken by every read. */
    public static final String CONSISTENCY_TOKEN = "Consistency-Token";

    /** Makes a POST repeatable (draft-ietf-httpapi-idempotency-key-header). */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** Id of one request, taken from the caller or made at the gateway. */
    public static final String REQUEST_ID = "X-Request-Id";

    private ApiHeaders() {}
}

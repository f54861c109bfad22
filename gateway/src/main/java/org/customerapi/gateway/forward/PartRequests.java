package org.customerapi.gateway.forward;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpHeader;

import org.customerapi.gateway.route.Part;

/** Small requests that the gateway itself has for a part. */
public final class PartRequests {

    private final HttpClient client;
    private final PartAddresses addresses;
    private final Duration limit;

    /**
     * Asks the parts at their addresses.
     *
     * @param limit how long a whole answer may take
     */
    public PartRequests(HttpClient client, PartAddresses addresses, Duration limit) {
        this.client = client;
        this.addresses = addresses;
        this.limit = limit;
    }

    /**
     * A part's answer.
     *
     * @param body text; empty when there is none
     * @param retryAfter its Retry-After; empty when there is none
     */
    public record Reply(int status, String body, Optional<String> retryAfter) {}

    /** Posts JSON once; a part that gives no answer ends the client's request with a problem. */
    public Reply post(Part part, String path, String json, Map<String, String> headers) {
        Request request = client.POST(addresses.of(part).resolve(path))
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .headers(target -> headers.forEach(target::add))
                .body(new StringRequestContent("application/json", json));
        try {
            ContentResponse answer = request.send();
            Optional<String> retryAfter =
                    Optional.ofNullable(answer.getHeaders().get(HttpHeader.RETRY_AFTER));
            return new Reply(answer.getStatus(), answer.getContentAsString(), retryAfter);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new PartFailure(part, PartFailure.kindOf(cause), cause);
        } catch (TimeoutException late) {
            throw new PartFailure(part, PartFailure.Kind.TIMED_OUT, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PartFailure(part, PartFailure.Kind.BROKEN_OFF, stopped);
        }
    }
}

package org.customerapi.gateway.forward;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.function.ServerResponse;

import org.customerapi.gateway.route.Part;
import org.customerapi.gateway.route.Route;

/** One request to one part, from its sending to the head of its answer. */
final class Exchange {

    private final Request outgoing;
    private final Route route;
    private final Part part;
    private final InputStreamResponseListener listener = new InputStreamResponseListener();

    Exchange(Request outgoing, Route route) {
        this.outgoing = outgoing;
        this.route = route;
        this.part = route.part();
    }

    Exchange send() {
        outgoing.send(listener);
        return this;
    }

    /** Waits for the head of the answer, and gives the request up when it does not come. */
    Answered within(Duration limit) {
        try {
            return new Answered(listener.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new PartFailure(part, PartFailure.kindOf(cause), cause);
        } catch (TimeoutException late) {
            throw abandoned(PartFailure.Kind.TIMED_OUT, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw abandoned(PartFailure.Kind.BROKEN_OFF, stopped);
        }
    }

    /** Waits for the head as long as the connection is not silent. */
    Answered withoutLimit() {
        return within(Duration.ofDays(1));
    }

    private PartFailure abandoned(PartFailure.Kind kind, Exception cause) {
        var _ = outgoing.abort(cause);
        return new PartFailure(part, kind, cause);
    }

    /** The head is here; the body comes while it is copied. */
    final class Answered {

        private final Response head;

        private Answered(Response head) {
            this.head = head;
        }

        ServerResponse answer(ProxyExchange.Request request, Runnable atEnd) {
            PartHead partHead = PartHead.of(head);
            var body = new PartAnswer(route, listener.getInputStream(), partHead.getHeaders(), atEnd);
            ServerResponse answer = GatewayServerResponse.status(HttpStatusCode.valueOf(head.getStatus()))
                    .build(body);
            request.getResponseConsumers().forEach(consumer -> consumer.accept(partHead, answer));
            return answer;
        }
    }
}

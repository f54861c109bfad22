package org.customerapi.gateway.browser;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import org.customerapi.gateway.testing.StubPart;

/** What goes wrong in the parts, by what is asked of them: a text that occurs in "GET /path?query". */
final class Faults {

    private static final int PATIENCE_SECONDS = 30;

    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    private record Fault(String asked, Behaviour behaviour) {}

    /** What is done to a request; false leaves the answer to the part. */
    private interface Behaviour {
        boolean answers(HttpExchange exchange) throws IOException;
    }

    void answer(String asked, int status, String json) {
        instead(asked, exchange -> {
            exchange.getRequestBody().readAllBytes();
            StubPart.answer(exchange, status, json);
        });
    }

    void instead(String asked, HttpHandler handler) {
        faults.add(new Fault(asked, exchange -> {
            handler.handle(exchange);
            return true;
        }));
    }

    /** Lets such requests wait until the latch is released, or all is over. */
    CountDownLatch hold(String asked) {
        CountDownLatch latch = new CountDownLatch(1);
        faults.add(new Fault(asked, exchange -> {
            await(latch);
            return false;
        }));
        return latch;
    }

    /** Waits for the end of the test, as a part does that hangs. */
    void hang() {
        await(over);
    }

    void end(String asked) {
        faults.removeIf(fault -> fault.asked().equals(asked));
    }

    /** Releases all that is held. */
    void endAll() {
        faults.clear();
        over.countDown();
    }

    boolean answered(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        for (Fault fault : faults) {
            if (asked.contains(fault.asked()) && fault.behaviour().answers(exchange)) {
                return true;
            }
        }
        return false;
    }

    private void await(CountDownLatch latch) {
        try {
            for (int second = 0; second < PATIENCE_SECONDS && over.getCount() > 0; second++) {
                if (latch.await(1, TimeUnit.SECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

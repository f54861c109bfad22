package org.customerapi.gateway.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import org.customerapi.contracts.ProblemType;
import org.customerapi.gateway.route.Access;
import org.customerapi.gateway.route.Route;
import org.customerapi.gateway.route.RouteMatch;
import org.customerapi.web.problem.Problems;

/**
 * Takes in the whole body of an ordinary request before anything is sent on, so that a body that is too large, broken
 * or slow costs the parts nothing. Bodies of streamed routes pass untouched. All that are held share a part of the memory,
 * each as much as has arrived of it; one that finds no room is a 503. Where no token is asked for, they have to be small.
 */
public final class BodyLimitFilter extends OncePerRequestFilter {

    private static final int CHUNK = 8192;
    private static final int MOST_WITHOUT_TOKEN = 16 * 1024;
    private static final String RETRY_AFTER_SECONDS = "1";

    private final int maxBytes;
    private final Semaphore room;
    private final Duration maxTime;
    private final Problems problems;

    /**
     * Sets the limits.
     *
     * @param maxBytes what the body of an ordinary request may have
     * @param room the bytes that all bodies together may have that are held at once
     * @param maxTime how long such a body may take to arrive
     */
    public BodyLimitFilter(int maxBytes, int room, Duration maxTime, Problems problems) {
        this.maxBytes = maxBytes;
        this.room = new Semaphore(room);
        this.maxTime = maxTime;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int most = mostFor(request);
        if (!hasBody(request) || isStreamed(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > most) {
            refuse(request, response, most);
        } else if (Route.READING.contains(request.getMethod())) {
            // It means nothing (RFC 9110, 9.3.1), and to wait for it would hold a place that others need.
            malformed(request, response, "A " + request.getMethod() + " has no body here.");
        } else {
            try (HeldMemory held = new HeldMemory(room)) {
                takeIn(request, response, chain, most, held);
            }
        }
    }

    private void takeIn(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, int most, HeldMemory held)
            throws ServletException, IOException {
        byte[] body;
        try {
            body = read(request.getInputStream(), most, held);
        } catch (NoRoomException full) {
            refuseForNow(request, response);
            return;
        } catch (IOException broken) {
            malformed(request, response, "The body did not arrive whole.");
            return;
        }
        if (body.length > most) {
            refuse(request, response, most);
        } else {
            chain.doFilter(new BufferedBody(request, body), response);
        }
    }

    private int mostFor(HttpServletRequest request) {
        boolean isOpen = RouteMatch.routeOf(request)
                .map(route -> route.access() == Access.OPEN)
                .orElse(true);
        return isOpen ? Math.min(maxBytes, MOST_WITHOUT_TOKEN) : maxBytes;
    }

    private byte[] read(InputStream body, int most, HeldMemory held) throws IOException {
        long deadline = System.nanoTime() + maxTime.toNanos();
        var whole = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        int read = body.read(chunk);
        while (read >= 0 && whole.size() <= most) {
            if (System.nanoTime() > deadline) {
                throw new InterruptedIOException("a body took longer than " + maxTime);
            }
            held.take(read);
            whole.write(chunk, 0, read);
            read = body.read(chunk);
        }
        return whole.toByteArray();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, int most) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problems.answer(
                request, response, ProblemType.CONTENT_TOO_LARGE, "The body may have " + most + " bytes at most.");
    }

    private void refuseForNow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        problems.answer(request, response, ProblemType.UNAVAILABLE, "Too much is being sent at once.");
    }

    private void malformed(HttpServletRequest request, HttpServletResponse response, String detail) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problems.answer(request, response, ProblemType.MALFORMED_REQUEST, detail);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isStreamed(HttpServletRequest request) {
        return RouteMatch.routeOf(request)
                .map(route -> route.is(Route.Trait.STREAMED))
                .orElse(false);
    }
}

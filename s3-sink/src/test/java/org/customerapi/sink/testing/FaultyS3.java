package org.customerapi.sink.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands before S3 and lets it fail in the ways that S3 and networks do. */
public final class FaultyS3 implements AutoCloseable {

    /** What happens to a request. */
    public enum Fault {
        NONE,
        /** Done and answered, but not before {@link #recover}. */
        HELD,
        /** Answered {@code 503 SlowDown}. */
        SLOW_DOWN,
        /** Answered {@code 403 AccessDenied}. */
        ACCESS_DENIED,
        /** Done, but the connection ends without an answer. */
        LOST_ANSWER,
        /** Not done, and not answered for long. */
        SILENCE,
        /** Done, and not answered for long. */
        DONE_IN_SILENCE
    }

    /** Which requests that is. */
    public enum Moment {
        /** Every put, of an object or of a part. */
        PUT,
        /** That of a copy in Parquet. */
        PARQUET,
        /** Every look at an object or a listing. */
        READ,
        /** The reading of an object that begins at offset 100. */
        OBJECT_AT_100,
        /** That of a second part. */
        SECOND_PART,
        /** That which makes an object of its parts. */
        COMPLETION;

        private boolean is(HttpExchange exchange) {
            String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
            return switch (this) {
                case PUT -> exchange.getRequestMethod().equals("PUT");
                case PARQUET ->
                    PUT.is(exchange) && exchange.getRequestURI().getPath().endsWith(".parquet");
                case READ -> Set.of("GET", "HEAD").contains(exchange.getRequestMethod());
                case OBJECT_AT_100 ->
                    exchange.getRequestMethod().equals("GET")
                            && exchange.getRequestURI().getPath().endsWith("-00000000000000000100.ndjson.gz");
                case SECOND_PART -> query.contains("partNumber=2");
                case COMPLETION -> exchange.getRequestMethod().equals("POST") && query.contains("uploadId=");
            };
        }
    }

    private static final Set<String> NOT_FORWARDED = Set.of("host", "content-length", "connection", "expect");
    private static final Set<String> NOT_RETURNED = Set.of("content-length", "transfer-encoding", "connection");

    private final URI target;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger faulty = new AtomicInteger();
    private final AtomicInteger times = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile CountDownLatch over = new CountDownLatch(1);
    private volatile Fault fault = Fault.NONE;
    private volatile Moment moment = Moment.PUT;

    public FaultyS3(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException refused) {
            throw new AssertionError("no port for the proxy", refused);
        }
        server.createContext("/", this::handle);
        server.setExecutor(executor);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Lets the next puts fail. */
    public void failNext(int howOften, Fault how) {
        failNext(howOften, how, Moment.PUT);
    }

    /** Lets the next such requests fail. */
    public void failNext(int howOften, Fault how, Moment when) {
        moment = when;
        over = new CountDownLatch(1);
        fault = how;
        times.set(howOften);
    }

    /** Lets all puts fail until further notice. */
    public void fail(Fault how) {
        failNext(Integer.MAX_VALUE, how);
    }

    /** Ends the fault. */
    public void recover() {
        times.set(0);
        over.countDown();
    }

    /** Requests that met a fault. */
    public int faults() {
        return faulty.get();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
        client.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Fault now =
                    moment.is(exchange) && times.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? fault : Fault.NONE;
            if (now != Fault.NONE) {
                faulty.incrementAndGet();
            }
            switch (now) {
                case NONE -> answer(exchange, forward(exchange, body));
                case HELD -> {
                    over.await();
                    answer(exchange, forward(exchange, body));
                }
                case SLOW_DOWN -> refuse(exchange, 503, "SlowDown");
                case ACCESS_DENIED -> refuse(exchange, 403, "AccessDenied");
                case LOST_ANSWER -> forward(exchange, body);
                case SILENCE -> closed.await(10, TimeUnit.SECONDS);
                case DONE_IN_SILENCE -> {
                    forward(exchange, body);
                    closed.await(10, TimeUnit.SECONDS);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .timeout(Duration.ofSeconds(30))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!NOT_RETURNED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        if (isHead) {
            response.headers()
                    .firstValue("content-length")
                    .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
        }
        send(exchange, response.statusCode(), isHead ? new byte[0] : response.body());
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        send(
                exchange,
                status,
                ("<Error><Code>" + code + "</Code><Message>refused by the test</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}

package org.customerapi.system.kit;

import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.customerapi.localstack.http.Answer;

/** Sends requests at a steady rate, whether or not earlier ones are answered: every second one writes, the others read. */
public final class SteadyLoad implements AutoCloseable {

    private static final int ARCHIVE_EVERY = 101;

    private final Client client;
    private final String company;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final Set<String> created = ConcurrentHashMap.newKeySet();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile URI edge;

    /**
     * Prepares it.
     *
     * @param client logged in
     * @param edge where requests go at first
     * @param company of the customers that are written
     */
    public SteadyLoad(Client client, URI edge, String company) {
        this.client = client;
        this.edge = edge;
        this.company = company;
    }

    public void begin(int requestsPerSecond) {
        long pause = Duration.ofSeconds(1).dividedBy(requestsPerSecond).toNanos();
        var _ = clock.scheduleAtFixedRate(
                () -> requests.execute(() -> send(sent.getAndIncrement())), 0, pause, TimeUnit.NANOSECONDS);
    }

    /** From now on, requests go here. */
    public void moveTo(URI gateway) {
        edge = gateway;
    }

    /** Ends it, and returns when all requests are answered. */
    @Override
    public void close() {
        clock.shutdownNow();
        requests.close();
    }

    public String company() {
        return company;
    }

    public int sent() {
        return sent.get();
    }

    /** The ids of the customers whose creation was answered. */
    public Set<String> created() {
        return created;
    }

    /** What came instead of a good answer. */
    public Queue<String> failures() {
        return failures;
    }

    private void send(int number) {
        Client here = client.at(edge);
        try {
            if (number % 2 == 0) {
                create(here);
            } else {
                expect(200, here.get(number % ARCHIVE_EVERY == 1 ? "/v1/admin/archive" : "/v1/customers?size=1"));
            }
        } catch (RuntimeException | AssertionError failure) {
            failures.add("request " + number + ": " + failure);
        }
    }

    private void create(Client here) {
        Answer answer = here.post("/v1/customers", "{\"company\":\"%s\"}".formatted(company));
        if (expect(201, answer)) {
            created.add(answer.text("id"));
        }
    }

    private boolean expect(int status, Answer answer) {
        if (answer.status() != status) {
            failures.add(answer.toString());
        }
        return answer.status() == status;
    }
}

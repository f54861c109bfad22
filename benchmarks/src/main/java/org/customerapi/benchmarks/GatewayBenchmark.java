package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;

/** The gateway beside the service behind it, and the page that it serves, on 300,000 customers. */
final class GatewayBenchmark {

    private static final int CUSTOMERS = 300_000;
    private static final int MANY = 32;
    private static final Duration ROUND = Duration.ofSeconds(3);

    private final Stack stack;
    private final Report report;
    private final String token;
    private final int service;
    private final int gateway;

    GatewayBenchmark(Stack stack, Report report) {
        this.stack = stack;
        this.report = report;
        this.token = WriteBenchmark.logIn(stack);
        this.service = stack.part(Part.READ_SERVICE).port();
        this.gateway = stack.part(Part.GATEWAY).port();
    }

    void run() {
        // It would take a share of the two cores that is not asked about.
        stack.part(Part.S3_SINK).stop();
        try (EventBacklog backlog = new EventBacklog(stack.kafka().bootstrapServers())) {
            backlog.fill(CUSTOMERS);
            backlog.awaitApplied(CUSTOMERS);
            compare(new Query("one customer", "/v1/customers/" + someId(), List.of()));
            compare(new Query("a page of customers", "/v1/customers?size=20", List.of()));
            new PageBenchmark(stack.gateway(), report).run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void compare(Query query) {
        Load.warmUp(MANY, _ -> query.toApi(service, token));
        Load.warmUp(MANY, _ -> query.toApi(gateway, token));
        for (int clients : new int[] {1, MANY}) {
            List<Load.Outcome> outcomes = Load.inTurn(
                    ROUND,
                    new Load.Clients(clients, _ -> query.toApi(service, token)),
                    new Load.Clients(clients, _ -> query.toApi(gateway, token)));
            Load.Outcome direct = outcomes.get(0);
            Load.Outcome through = outcomes.get(1);
            String what = query.name() + ", " + clients + (clients == 1 ? " client" : " clients");
            report.add(what + ", p50 ms added (raw: the limit)", through.p50() - direct.p50(), 2, "<= 2 ms");
            report.add(what + ", /s, beside the service itself", through.rate(), direct.rate(), ">= 0.7");
        }
    }

    private String someId() throws IOException {
        try (LeanHttp http = new LeanHttp(service)) {
            String page = http.call("GET", "/v1/customers?size=1", token, "application/json", "")
                    .body();
            return JsonMapper.shared().readTree(page).at("/items/0/id").asString();
        }
    }
}

package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.MySqlServer;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;

/** POST and import, straight to the write-service, beside bare JDBC on the same MySQL. */
final class WriteBenchmark {

    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int IMPORT_ROWS = 20_000;
    private static final int CLIENTS = 32;

    private final Stack stack;
    private final Report report;
    private final MySqlServer mysql;
    private final String bareTables;
    private final String token;

    WriteBenchmark(Stack stack, Report report) {
        this.stack = stack;
        this.report = report;
        this.mysql = stack.mysql();
        this.bareTables = BareJdbc.tablesLikeThoseOf(mysql, "customers");
        this.token = logIn(stack);
    }

    void run() {
        Load.warmUp(CLIENTS, _ -> new Post(token, Samples.CUSTOMER));
        one();
        many();
        batches();
    }

    private void one() {
        List<Load.Outcome> outcomes = inTurn(bare(1, 1), posts(1));
        report.add(
                "POST, 1 client p50 ms, beside 1 × 1 a transaction",
                outcomes.get(1).p50(),
                outcomes.get(0).p50(),
                "<= 1.3");
    }

    private void many() {
        List<Load.Outcome> outcomes = inTurn(bare(CLIENTS, 1), bare(2, 16), posts(CLIENTS));
        Load.Outcome single = outcomes.get(0);
        Load.Outcome grouped = outcomes.get(1);
        Load.Outcome posted = outcomes.get(2);
        report.add("POST, 32 clients /s, beside 32 × 1 a transaction", posted.rate(), single.rate(), ">= 3");
        report.add("POST, 32 clients p99 ms, beside the same", posted.p99(), single.p99(), "<= 1");
        report.add("POST, 32 clients /s, beside 2 × 16 a transaction", posted.rate(), grouped.rate(), ">= 0.5");
    }

    private void batches() {
        List<Load.Outcome> outcomes = inTurn(bare(1, 500), new Load.Clients(1, _ -> new Import(token)));
        report.add(
                "import /s, beside 500 a transaction",
                outcomes.get(1).rate(),
                outcomes.get(0).rate(),
                ">= 0.5");
    }

    /** With nothing left for the relay to do when a round begins. */
    private List<Load.Outcome> inTurn(Load.Clients... them) {
        return Load.inTurn(ROUND, OutboxTable.ofWriteService(mysql)::awaitEmpty, them);
    }

    private Load.Clients bare(int connections, int customersATransaction) {
        return new Load.Clients(connections, _ -> new BareJdbc(mysql, bareTables, customersATransaction));
    }

    private Load.Clients posts(int clients) {
        return new Load.Clients(clients, _ -> new Post(token, Samples.CUSTOMER));
    }

    static String logIn(Stack stack) {
        try (LeanHttp http = new LeanHttp(stack.part(Part.WRITE_SERVICE).port())) {
            LeanHttp.Answer answer = http.call(
                    "POST",
                    "/v1/auth/login",
                    "",
                    "application/json",
                    "{\"username\":\"admin\",\"password\":\"admin\"}");
            return JsonMapper.shared()
                    .readTree(answer.body())
                    .get("access_token")
                    .asString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private final class Post implements Load.Client {

        private final LeanHttp http =
                new LeanHttp(stack.part(Part.WRITE_SERVICE).port());
        private final String token;
        private final String body;

        Post(String token, String body) {
            this.token = token;
            this.body = body;
        }

        @Override
        public int call() throws IOException {
            http.register(token, body);
            return 1;
        }

        @Override
        public void close() {
            http.close();
        }
    }

    private final class Import implements Load.Client {

        private static final String ROWS = (Samples.CUSTOMER + "\n").repeat(IMPORT_ROWS);
        private final LeanHttp http =
                new LeanHttp(stack.part(Part.WRITE_SERVICE).port());
        private final String token;

        Import(String token) {
            this.token = token;
        }

        @Override
        public int call() throws IOException {
            LeanHttp.Answer answer = http.call("POST", "/v1/customers/import", token, "application/x-ndjson", ROWS);
            if (answer.status() != 200 || !answer.body().contains("\"created\":" + IMPORT_ROWS)) {
                throw new IOException("not all rows were taken in: " + answer.status());
            }
            return IMPORT_ROWS;
        }

        @Override
        public void close() {
            http.close();
        }
    }
}

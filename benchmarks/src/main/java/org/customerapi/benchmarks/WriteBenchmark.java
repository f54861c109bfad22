package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

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

    WriteBenchmark(Stack stack, Report report) {
        this.stack = stack;
        this.report = report;
    }

    void run() {
        MySqlServer mysql = stack.mysql();
        String database = BareJdbc.tablesLikeThoseOf(mysql, "customers");
        String token = logIn(stack);
        Load.warmUp(CLIENTS, client -> new Post(token, Samples.CUSTOMER));
        Load.Outcome bareOne = Load.median(1, ROUND, client -> new BareJdbc(mysql, database, 1));
        Load.Outcome postOne = Load.median(1, ROUND, client -> new Post(token, Samples.CUSTOMER));
        Load.Outcome bare32 = Load.median(CLIENTS, ROUND, client -> new BareJdbc(mysql, database, 1));
        Load.Outcome grouped = Load.median(2, ROUND, client -> new BareJdbc(mysql, database, 16));
        Load.Outcome post32 = Load.median(CLIENTS, ROUND, client -> new Post(token, Samples.CUSTOMER));
        Load.Outcome bareBatch = Load.median(1, ROUND, client -> new BareJdbc(mysql, database, 500));
        Load.Outcome imported = Load.median(1, ROUND, client -> new Import(token));
        report.add("POST, 32 clients /s, beside 32 × 1 a transaction", post32.rate(), bare32.rate(), ">= 3");
        report.add("POST, 32 clients p99 ms, beside the same", post32.p99(), bare32.p99(), "<= 1");
        report.add("POST, 32 clients /s, beside 2 × 16 a transaction", post32.rate(), grouped.rate(), ">= 0.5");
        report.add("POST, 1 client p50 ms, beside 1 × 1 a transaction", postOne.p50(), bareOne.p50(), "<= 1.3");
        report.add("import /s, beside 500 a transaction", imported.rate(), bareBatch.rate(), ">= 0.5");
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

package org.customerapi.benchmarks;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A question to the read side, and the searches that it leads to.
 *
 * @param name for people
 * @param path of the API; {@link #WORD} stands for some last name, {@link #TIME} for some time in the first days
 * @param searches of Elasticsearch, with the same word and time
 */
record Query(String name, String path, List<SearchRecorder.Search> searches) {

    /** As long as a last name, so that it leads to the same searches. */
    static final String WORD = "zqmarker";

    /** As long as any other time of {@link #time()}. */
    static final String TIME = "2022-12-31T23:59:59.999Z";

    private static final int SECONDS = 2_000_000;
    private static final String JSON = "application/json";

    /** Asks a service of ours. */
    Load.Client toApi(int port, String token) {
        return new Call(new LeanHttp(port)) {
            @Override
            public int call() throws IOException {
                ok(http().call("GET", path.replace(WORD, lastName()).replace(TIME, time()), token, JSON, ""));
                return 1;
            }
        };
    }

    /** Asks Elasticsearch the same. */
    Load.Client toElasticsearch(int port) {
        return new Call(new LeanHttp(port)) {
            @Override
            public int call() throws IOException {
                String name = lastName();
                String time = time();
                for (SearchRecorder.Search search : searches) {
                    ok(http().call(
                                    "POST",
                                    search.path(),
                                    "",
                                    JSON,
                                    search.with(WORD, name).with(TIME, time).body()));
                }
                return 1;
            }
        };
    }

    private static String lastName() {
        return new MadeUpCustomer(ThreadLocalRandom.current().nextInt(1_728)).lastName();
    }

    /** Hardly ever the same twice, so that no answer lies in a cache. */
    private static String time() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Instant.parse("2023-01-01T00:00:00.001Z")
                .plusSeconds(random.nextInt(SECONDS))
                .plusMillis(random.nextInt(999))
                .toString();
    }

    private abstract static class Call implements Load.Client {

        private final LeanHttp http;

        Call(LeanHttp http) {
            this.http = http;
        }

        LeanHttp http() {
            return http;
        }

        static void ok(LeanHttp.Answer answer) throws IOException {
            if (answer.status() != 200) {
                throw new IOException(answer.toString());
            }
        }

        @Override
        public void close() {
            http.close();
        }
    }
}

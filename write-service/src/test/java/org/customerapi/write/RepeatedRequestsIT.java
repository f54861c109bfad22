package org.customerapi.write;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.EventReader;
import org.customerapi.write.kit.Rival;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;

/** The same wish several times, one after the other and at once. */
@WithServers({Server.MYSQL, Server.KAFKA})
class RepeatedRequestsIT {

    private static Home home;
    private static String bootstrapServers;
    private static RunningWriteService service;
    private static Api api;

    @BeforeAll
    static void start(Servers servers) {
        home = Home.on(servers);
        bootstrapServers = servers.kafka().bootstrapServers();
        service = RunningWriteService.start(servers, home);
        api = service.api().as("admin");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void makesOneCustomerOfParallelCreatesWithTheSameEmail() throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        String body = "{\"firstName\":\"A\",\"email\":\"" + email + "\"}";

        List<Integer> statuses =
                inParallel(24, () -> api.post("/v1/customers", body).status());

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(service.rows("customer WHERE email = '" + email + "'")).isEqualTo(1);
        assertThat(eventsWith(email)).hasSize(1);
    }

    @Test
    void makesOneCustomerOfParallelCreatesWithTheSameIdempotencyKey() throws Exception {
        Api repeatable = api.with("Idempotency-Key", UUID.randomUUID().toString());
        String name = UUID.randomUUID().toString();
        String body = "{\"firstName\":\"Idem\",\"lastName\":\"" + name + "\"}";

        List<Answer> answers = inParallel(24, () -> repeatable.post("/v1/customers", body));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409).contains(201);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.text("id"))
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409).map(Answer::problem))
                .allMatch("request-in-progress"::equals);
        assertThat(service.rows("customer WHERE last_name = '" + name + "'")).isEqualTo(1);
        assertThat(eventsWith(name)).hasSize(1);
    }

    /** Once all are sent. */
    private static List<String> eventsWith(String text) {
        Awaitility.await().until(() -> service.rows("outbox") == 0);
        return EventReader.all(bootstrapServers, home.topic()).stream()
                .map(ConsumerRecord::value)
                .filter(event -> event.contains(text))
                .toList();
    }

    @Test
    void answersARepeatedRequestAsTheFirstTime() {
        Api repeatable = api.with("Idempotency-Key", UUID.randomUUID().toString());
        Answer first = repeatable.post("/v1/customers", "{\"firstName\":\"Maria\"}");
        api.patch("/v1/customers/" + first.text("id"), "{\"firstName\":\"Changed\"}");

        Answer second = repeatable.post("/v1/customers", "{\"firstName\":\"Maria\"}");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesAnIdempotencyKeyWithAnotherBody() {
        Api repeatable = api.with("Idempotency-Key", UUID.randomUUID().toString());
        repeatable.post("/v1/customers", "{\"firstName\":\"Maria\"}");

        Answer other = repeatable.post("/v1/customers", "{\"firstName\":\"Mario\"}");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    /** The other instance has the customer's lock when the request comes here, and commits while it waits for that. */
    @Test
    void answersFromTheRecordThatAnotherInstanceCommitsMeanwhile() throws Exception {
        String key = UUID.randomUUID().toString();
        Api repeatable = api.with("Idempotency-Key", key);
        String id = api.post("/v1/customers", "{\"firstName\":\"Maria\"}").text("id");
        String path = "/v1/customers/" + id + "/restore";
        api.delete("/v1/customers/" + id);
        Answer first = repeatable.post(path, "");
        service.jdbc().update("CREATE TABLE aside AS SELECT * FROM idempotency WHERE idem_key = ?", key);
        service.jdbc().update("DELETE FROM idempotency WHERE idem_key = ?", key);
        service.jdbc().update("UPDATE customer SET deleted_at = NOW(3) WHERE id = UUID_TO_BIN(?)", id);

        CompletableFuture<Answer> second;
        try (Rival other = Rival.of(service)) {
            other.lock(id);
            second = CompletableFuture.supplyAsync(() -> repeatable.post(path, ""));
            other.awaitLockWait();
            other.execute("UPDATE customer SET deleted_at = NULL WHERE id = UUID_TO_BIN('" + id + "')");
            other.execute("INSERT INTO idempotency SELECT * FROM aside");
            other.commit();
        }

        assertThat(second.join().status()).as(second.join().toString()).isEqualTo(200);
        assertThat(second.join().header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.join().json()).isEqualTo(first.json());
    }

    static <T> List<T> inParallel(int times, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> calls =
                    IntStream.range(0, times).mapToObj(i -> call).toList();
            List<Future<T>> futures = threads.invokeAll(calls);
            return futures.stream().map(Future::resultNow).toList();
        }
    }
}

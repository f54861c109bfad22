package org.customerapi.write;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

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

/** Groups that the database refuses: each of their commands gets its own right answer. */
@WithServers({Server.MYSQL, Server.KAFKA})
class SharedCommitsIT {

    private static final int EMAILS = 20;
    private static final int TRIES = 10;

    /** Locks are held here for as long as the test takes to make its scene. */
    private static final String PATIENT = "--customerapi.lock-wait-seconds=30";

    @Test
    void givesAnEmailOnceWhenTwoInstancesAreAskedForItAtOnce(Servers servers) {
        Home home = Home.on(servers);
        try (RunningWriteService first = RunningWriteService.start(servers, home);
                RunningWriteService second = RunningWriteService.start(servers, home);
                ExecutorService threads = Executors.newFixedThreadPool(32)) {
            List<Api> apis = List.of(first.api().as("admin"), second.api().as("admin"));

            Map<Integer, List<Answer>> answers = IntStream.range(0, EMAILS * TRIES)
                    .boxed()
                    .collect(Collectors.groupingBy(
                            i -> i / TRIES,
                            Collectors.mapping(
                                    i -> CompletableFuture.supplyAsync(() -> create(apis.get(i % 2), i), threads),
                                    Collectors.toList())))
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            tries -> tries.getValue().stream()
                                    .map(CompletableFuture::join)
                                    .toList()));

            assertThat(answers.values()).allSatisfy(SharedCommitsIT::haveOneWinner);
            assertThat(first.rows("customer")).isEqualTo(EMAILS);
            assertThat(first.rows("idempotency")).isEqualTo(EMAILS);
            assertThat(EventReader.await(servers.kafka().bootstrapServers(), home.topic(), EMAILS))
                    .hasSize(EMAILS);
        }
    }

    private static Answer create(Api api, int number) {
        return api.with("Idempotency-Key", "create-" + number)
                .post("/v1/customers", "{\"firstName\":\"A\",\"email\":\"a%d@example.org\"}".formatted(number / TRIES));
    }

    private static void haveOneWinner(List<Answer> answers) {
        List<Answer> winners =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(winners).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(loser -> {
            assertThat(loser.status()).isEqualTo(409);
            assertThat(loser.text("customerId")).isEqualTo(winners.getFirst().text("id"));
        });
    }

    /** One worker is held up while two commands queue up for one group; then a transaction locks them the other way round. */
    @Test
    void answersEachCommandOfAGroupThatDeadlocks(Servers servers) throws Exception {
        Home home = Home.on(servers);
        try (RunningWriteService service = RunningWriteService.start(servers, home, "--COMMAND_WORKERS=1", PATIENT);
                Rival obstacle = Rival.of(service);
                Rival rival = Rival.of(service)) {
            Api api = service.api().as("admin");
            List<String> ids = IntStream.range(0, 3)
                    .mapToObj(i ->
                            api.post("/v1/customers", "{\"firstName\":\"A\"}").text("id"))
                    .sorted()
                    .toList();
            obstacle.lock(ids.get(2));
            CompletableFuture<Answer> heldUp = amend(api, ids.get(2));
            obstacle.awaitLockWait();
            List<CompletableFuture<Answer>> group = List.of(amend(api, ids.get(0)), amend(api, ids.get(1)));
            awaitQueueOf(2, api);
            makeHeavierThanAnyGroup(rival);
            rival.lock(ids.get(1));
            obstacle.rollback();
            assertThat(heldUp.join().status()).isEqualTo(200);
            rival.awaitLockWait();

            rival.lock(ids.get(0));
            rival.rollback();

            assertThat(group)
                    .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
            assertThat(EventReader.await(servers.kafka().bootstrapServers(), home.topic(), 6))
                    .hasSize(6);
        }
    }

    /**
     * A transaction of somebody else has written an email that a command of the group wants, then waits for a customer that
     * the group has locked: the group is rolled back, and its commands find the email taken when they run alone.
     */
    @Test
    void answersEachCommandOfAGroupThatDeadlocksLosesAKeyAndHasARejectedOne(Servers servers) throws Exception {
        Home home = Home.on(servers);
        try (RunningWriteService service = RunningWriteService.start(servers, home, "--COMMAND_WORKERS=1", PATIENT);
                Rival obstacle = Rival.of(service);
                Rival rival = Rival.of(service)) {
            Api api = service.api().as("admin");
            String held = api.post("/v1/customers", "{\"firstName\":\"A\"}").text("id");
            String id = api.post("/v1/customers", "{\"firstName\":\"A\"}").text("id");
            obstacle.lock(held);
            CompletableFuture<Answer> heldUp = amend(api, held);
            rival.awaitLockWait();
            CompletableFuture<Answer> amended = amend(api, id);
            CompletableFuture<Answer> late = amend(api.with("If-Match", "\"9\""), id);
            CompletableFuture<Answer> loser = createWith(api, "loser", "taken@example.org");
            CompletableFuture<Answer> neighbour = createWith(api, "neighbour", "free@example.org");
            awaitQueueOf(4, api);
            makeHeavierThanAnyGroup(rival);
            String other = insert(rival, "taken@example.org");
            obstacle.rollback();
            assertThat(heldUp.join().status()).isEqualTo(200);
            rival.awaitLockWait();

            rival.lock(id);
            rival.commit();

            assertThat(amended.join().status()).isEqualTo(200);
            assertThat(late.join().status()).isEqualTo(412);
            assertThat(loser.join().status()).isEqualTo(409);
            assertThat(loser.join().text("customerId")).isEqualTo(other);
            assertThat(neighbour.join().status()).isEqualTo(201);
            assertThat(service.rows("customer WHERE version = 2")).isEqualTo(2);
            assertThat(service.rows("idempotency WHERE actor = 'admin' AND idem_key = 'neighbour'"))
                    .isEqualTo(1);
            assertThat(service.rows("idempotency WHERE actor = 'admin'")).isEqualTo(1);
            assertThat(EventReader.await(servers.kafka().bootstrapServers(), home.topic(), 5))
                    .hasSize(5);
        }
    }

    /** As by an instance that froze in a transaction: who needs what it holds is told so, everybody else is served. */
    @Test
    void sparesNeighboursOfACommandThatIsHeldUpByOthers(Servers servers) throws Exception {
        try (RunningWriteService service = RunningWriteService.start(servers, Home.on(servers), "--COMMAND_WORKERS=1");
                Rival frozen = Rival.of(service)) {
            Api api = service.api().as("admin");
            List<String> ids = IntStream.range(0, 2)
                    .mapToObj(i ->
                            api.post("/v1/customers", "{\"firstName\":\"A\"}").text("id"))
                    .toList();
            frozen.lock(ids.getFirst());
            CompletableFuture<Answer> alone = amend(api, ids.getFirst());
            frozen.awaitLockWait();
            List<CompletableFuture<Answer>> group =
                    ids.stream().map(id -> amend(api, id)).toList();

            assertThat(group.getLast().join().status()).isEqualTo(200);
            for (CompletableFuture<Answer> heldUp : List.of(alone, group.getFirst())) {
                assertThat(heldUp.join().status()).isEqualTo(503);
                assertThat(heldUp.join().text("detail")).endsWith("Nothing was done");
            }
            frozen.rollback();
            assertThat(amend(api, ids.getFirst()).join().status()).isEqualTo(200);
        }
    }

    /** MySQL ends it, and with it what it holds; the pool's own connections are kept alive. */
    @Test
    void letsNoTransactionStandStillForLong(Servers servers) {
        try (RunningWriteService service = RunningWriteService.start(servers, Home.on(servers))) {
            for (HikariDataSource pool : service.beans(HikariDataSource.class)) {
                Long seconds = new JdbcTemplate(pool).queryForObject("SELECT @@wait_timeout", Long.class);

                assertThat(seconds)
                        .isGreaterThan(
                                2 * Duration.ofMillis(pool.getKeepaliveTime()).toSeconds())
                        .isLessThanOrEqualTo(120);
            }
        }
    }

    private static CompletableFuture<Answer> createWith(Api api, String key, String email) {
        return CompletableFuture.supplyAsync(() -> api.with("Idempotency-Key", key)
                .post("/v1/customers", "{\"firstName\":\"A\",\"email\":\"" + email + "\"}"));
    }

    private static String insert(Rival rival, String email) throws SQLException {
        String id = UUID.randomUUID().toString();
        rival.execute(
                "INSERT INTO customer (id, first_name, email, email_key, tags, metadata, version, created_at, updated_at)"
                        + " VALUES (UUID_TO_BIN('" + id + "'), 'B', '" + email + "', '" + email
                        + "', '[]', '{}', 1, NOW(3), NOW(3))");
        return id;
    }

    /** Of two transactions that wait for each other, InnoDB rolls back the one that changed less. */
    private static void makeHeavierThanAnyGroup(Rival rival) throws SQLException {
        for (int i = 0; i < 50; i++) {
            rival.execute("INSERT INTO idempotency VALUES ('nobody', '" + i + "', '', '{}', NOW())");
        }
    }

    private static CompletableFuture<Answer> amend(Api api, String id) {
        return CompletableFuture.supplyAsync(() -> api.patch("/v1/customers/" + id, "{\"lastName\":\"B\"}"));
    }

    private static void awaitQueueOf(int commands, Api api) {
        Awaitility.await()
                .until(() -> api.get("/metrics")
                        .response()
                        .body()
                        .lines()
                        .anyMatch(line ->
                                line.startsWith("command_queue_depth") && line.endsWith(" " + (double) commands)));
    }
}

package org.customerapi.write;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.ProxiedMySql;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;

/** MySQL commits, and the connection is gone before it says so: an import tells nothing of its rows that is not so. */
@WithServers({Server.MYSQL, Server.KAFKA})
class LostAnswersIT {

    private static final String ROW = "{\"firstName\":\"%s\",\"externalId\":\"lost\"}\n";

    private ProxiedMySql mysql;
    private RunningWriteService service;
    private Api admin;

    @BeforeEach
    void start(Servers servers) throws IOException {
        mysql = ProxiedMySql.before(servers.mysql());
        String[] settings = Stream.concat(
                        Stream.of("--customerapi.relay.enabled=false", "--customerapi.commands.import-patience=5s"),
                        Stream.of(mysql.settings()))
                .toArray(String[]::new);
        service = RunningWriteService.start(servers, Home.on(servers), settings);
        admin = service.api().as("admin");
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
        mysql.close();
    }

    @Test
    void tellsOfRowsAsCreatedThatWereAndCreatesThemOnce() {
        mysql.loseTheAnswerAfter("insert into customer");

        List<JsonNode> lines = importing("", """
                {"firstName":"One"}
                {"firstName":"Two","email":"two@lost.example"}
                {"firstName":"Three","externalId":"three"}
                """);

        assertThat(mysql.hasLostOne()).isTrue();
        assertThat(lines.getLast().at("/summary/created").asInt()).isEqualTo(3);
        assertThat(lines.subList(0, 3))
                .allSatisfy(line -> assertThat(service.rows("customer WHERE version = 1 AND id = UUID_TO_BIN('"
                                + line.get("id").asString() + "')"))
                        .isEqualTo(1));
        assertThat(service.rows("customer")).isEqualTo(3);
        assertThat(service.rows("outbox")).isEqualTo(3);
    }

    @Test
    void replacesOnceWhatItIsNotToldOf() {
        String id = admin.post("/v1/customers", ROW.formatted("Maria")).text("id");
        mysql.loseTheAnswerAfter("update customer");

        List<JsonNode> lines = importing("?upsert=externalId", ROW.formatted("Ana"));

        assertThat(mysql.hasLostOne()).isTrue();
        assertThat(lines.getFirst().get("id").asString()).isEqualTo(id);
        assertThat(lines.getLast().at("/summary/rejected").asInt()).isZero();
        assertThat(service.rows("customer WHERE version = 2 AND first_name = 'Ana'"))
                .isEqualTo(1);
        assertThat(service.rows("outbox")).isEqualTo(2);
    }

    @Test
    void saysThatItDoesNotKnowWhereTheDatabaseStaysAway() {
        mysql.leaveAfter("insert into customer");

        List<JsonNode> lines = importing("", ROW.formatted("Maria"));
        mysql.comeBack();

        assertThat(lines.getFirst().get("status").asString()).isEqualTo("unknown");
        assertThat(lines.getFirst().has("problem")).isFalse();
        assertThat(lines.getLast().at("/summary/unknown").asInt()).isEqualTo(1);
        assertThat(lines.getLast().at("/summary/rejected").asInt()).isZero();
        assertThat(service.rows("customer WHERE id = UUID_TO_BIN('"
                        + lines.getFirst().get("id").asString() + "')"))
                .isEqualTo(1);
    }

    @Test
    void waitsForADatabaseThatIsAwayForAMoment() {
        mysql.leaveAfter("insert into customer");
        CompletableFuture<List<JsonNode>> lines =
                CompletableFuture.supplyAsync(() -> importing("", "{\"firstName\":\"A\"}\n".repeat(3_000)));
        Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(mysql::hasLostOne);

        mysql.comeBack();

        assertThat(lines.join().getLast().at("/summary/created").asInt()).isEqualTo(3_000);
        assertThat(service.rows("customer")).isEqualTo(3_000);
        assertThat(service.rows("outbox")).isEqualTo(3_000);
    }

    private List<JsonNode> importing(String query, String rows) {
        Answer answer = admin.with("Content-Type", "application/x-ndjson").post("/v1/customers/import" + query, rows);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.response()
                .body()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }
}

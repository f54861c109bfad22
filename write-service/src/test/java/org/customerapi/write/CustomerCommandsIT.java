package org.customerapi.write;

import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.ConsistencyToken;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.MYSQL, Server.KAFKA})
class CustomerCommandsIT {

    private static RunningWriteService service;
    private static Api api;

    @BeforeAll
    static void start(Servers servers) {
        service = RunningWriteService.start(servers, Home.on(servers));
        api = service.api().as("admin");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Answer created(String body) {
        Answer answer = api.post("/v1/customers", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.header("Content-Length")).isNotEmpty();
        return answer;
    }

    private static String uniqueEmail() {
        return UUID.randomUUID() + "@example.org";
    }

    @Test
    void answersANewCustomerAsItIsStored() {
        Answer answer = created("""
                {"firstName":" Maria ","lastName":"Anders","phone":"030-0074321",
                 "address":{"city":"Berlin","country":"de"},"tags":["a","a","b"],"metadata":{"fax":"1"}}
                """);

        assertThat(answer.text("firstName")).isEqualTo("Maria");
        assertThat(answer.text("phoneE164")).isEqualTo("+49300074321");
        assertThat(answer.json().at("/address/country").asString()).isEqualTo("DE");
        assertThat(answer.json().get("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(answer.json().get("version").asLong()).isEqualTo(1);
        assertThat(answer.text("status")).isEqualTo("active");
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.header("Location")).isEqualTo("/v1/customers/" + answer.text("id"));
        UUID id = UUID.fromString(answer.text("id"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(answer.header("Consistency-Token"))
                .isEqualTo(ConsistencyToken.of(id, 1).encode());
    }

    @Test
    void keepsANumberThatIsTooLongForE164AsItWasGiven() {
        Answer answer = created("""
                {"firstName":"Maria","phone":"+49 30 1234567-12345"}
                """);

        assertThat(answer.text("phone")).isEqualTo("+49 30 1234567-12345");
        assertThat(answer.json().get("phoneE164").isNull()).isTrue();
    }

    @Test
    void removesAnEntryOfMetadataHoweverItsNameIsComposed() {
        String id = created("{\"firstName\":\"Maria\",\"metadata\":{\"O\u0308rt\":\"1\",\"b\":\"2\"}}")
                .text("id");

        Answer patched = api.patch("/v1/customers/" + id, "{\"metadata\":{\"O\u0308rt\":null}}");

        assertThat(patched.json().get("metadata").toString()).isEqualTo("{\"b\":\"2\"}");
    }

    @Test
    void replacesAllThatWasKnown() {
        String id = created("{\"firstName\":\"Maria\",\"company\":\"Alfreds\"}").text("id");

        Answer replaced = api.put("/v1/customers/" + id, "{\"lastName\":\"Anders\"}");

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().get("company").isNull()).isTrue();
        assertThat(replaced.text("lastName")).isEqualTo("Anders");
        assertThat(replaced.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void takesBackTheWholeCustomerThatItAnswered() {
        Answer answer = created("{\"company\":\"Alfreds\",\"metadata\":{\"a\":\"b\"}}");

        Answer same =
                api.put("/v1/customers/" + answer.text("id"), answer.response().body());

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header("ETag")).as("nothing changed").isEqualTo("\"1\"");
    }

    @Test
    void patchesSomeFieldsAndKeepsTheOthers() {
        String id = created("{\"firstName\":\"Maria\",\"address\":{\"city\":\"Berlin\",\"line1\":\"Obere Str. 57\"}}")
                .text("id");

        Answer patched = api.patch(
                "/v1/customers/" + id,
                "{\"address\":{\"city\":\"Bonn\",\"line1\":null},\"metadata\":{\"vip\":\"yes\"}}");

        assertThat(patched.status()).as(patched.toString()).isEqualTo(200);
        assertThat(patched.text("firstName")).isEqualTo("Maria");
        assertThat(patched.json().at("/address/city").asString()).isEqualTo("Bonn");
        assertThat(patched.json().at("/address/line1").isNull()).isTrue();
        assertThat(patched.json().at("/metadata/vip").asString()).isEqualTo("yes");
    }

    @Test
    void deletesAndRestores() {
        String id = created("{\"firstName\":\"Maria\"}").text("id");

        assertThat(api.delete("/v1/customers/" + id).status()).isEqualTo(204);
        assertThat(api.delete("/v1/customers/" + id).status()).isEqualTo(404);
        assertThat(api.put("/v1/customers/" + id, "{\"firstName\":\"M\"}").status())
                .isEqualTo(404);
        Answer restored = api.post("/v1/customers/" + id + "/restore", "");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json().get("version").asLong()).isEqualTo(3);
        assertThat(api.post("/v1/customers/" + id + "/restore", "").problem()).isEqualTo("invalid-state");
    }

    @Test
    void letsADeletedCustomersEmailBeTakenAndThenRefusesToRestoreIt() {
        String email = uniqueEmail();
        String first =
                created("{\"firstName\":\"A\",\"email\":\"" + email + "\"}").text("id");
        api.delete("/v1/customers/" + first);
        String second = created("{\"firstName\":\"B\",\"email\":\"" + email.toUpperCase(Locale.ROOT) + "\"}")
                .text("id");

        Answer restore = api.post("/v1/customers/" + first + "/restore", "");

        assertThat(restore.status()).isEqualTo(409);
        assertThat(restore.problem()).isEqualTo("already-taken");
        assertThat(restore.text("customerId")).isEqualTo(second);
    }

    @Test
    void refusesASecondCustomerWithTheSameExternalIdAndNamesTheFirst() {
        String externalId = UUID.randomUUID().toString();
        String first = created("{\"firstName\":\"A\",\"externalId\":\"" + externalId + "\"}")
                .text("id");

        Answer second = api.post("/v1/customers", "{\"firstName\":\"B\",\"externalId\":\"" + externalId + "\"}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("field")).isEqualTo("externalId");
        assertThat(second.text("customerId")).isEqualTo(first);
    }

    @Test
    void passesOverATraceContextThatIsNone() {
        Answer answer = api.with("traceparent", "x".repeat(300)).post("/v1/customers", "{\"firstName\":\"Maria\"}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    @Test
    void honoursIfMatch() {
        String path = "/v1/customers/" + created("{\"firstName\":\"Maria\"}").text("id");

        Answer stale = api.with("If-Match", "\"7\"").patch(path, "{\"firstName\":\"X\"}");
        Answer weak = api.with("If-Match", "W/\"1\"").patch(path, "{\"firstName\":\"X\"}");
        Answer current = api.with("If-Match", "\"7\", \"1\"").patch(path, "{\"firstName\":\"X\"}");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("currentVersion").asLong()).isEqualTo(1);
        assertThat(weak.status()).isEqualTo(412);
        assertThat(current.status()).isEqualTo(200);
        assertThat(api.with("If-Match", "1").delete(path).status()).isEqualTo(400);
    }
}

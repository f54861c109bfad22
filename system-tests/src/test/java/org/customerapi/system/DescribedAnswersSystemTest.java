package org.customerapi.system;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.customerapi.localstack.http.Answer;
import org.customerapi.system.kit.Client;
import org.customerapi.system.kit.RunningStack;

import static org.assertj.core.api.Assertions.assertThat;

/** What the services answer is what the OpenAPI document says; the client looks at each answer, here only its status is given. */
@ExtendWith(RunningStack.class)
class DescribedAnswersSystemTest {

    private static final String NOBODY = "01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11";

    private static Client admin;

    @BeforeAll
    static void logIn(Client anyone) {
        admin = anyone.as("admin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET  | /v1/auth/jwks                                                  | ``                       | 200
            POST | /v1/auth/login                                                 | {"username":"admin","password":"wrong"} | 401
            POST | /v1/auth/refresh                                               | {"refresh_token":"none"} | 401
            POST | /v1/auth/logout                                                | {"refresh_token":"none"} | 204
            GET  | /v1/customers?size=2&facets=country,tag&q=maria                | ``                       | 200
            GET  | /v1/customers?size=2&snapshot=true&fields=id,company           | ``                       | 200
            GET  | /v1/customers?cursor=forged                                    | ``                       | 400
            GET  | /v1/customers?sort=createdAt,-updatedAt,deletedAt,firstName,lastName | ``                 | 200
            GET  | /v1/customers?sort=company,email,externalId,city,country       | ``                       | 200
            GET  | /v1/customers?q=maria&sort=relevance,id                        | ``                       | 200
            GET  | /v1/customers?sort=id,company,email,externalId,city,country    | ``                       | 400
            GET  | /v1/customers/export?format=csv                                | ``                       | 200
            GET  | /v1/customers/export?format=ndjson                             | ``                       | 200
            HEAD | /v1/customers/export?format=ndjson                             | ``                       | 200
            GET  | /v1/customers/export?format=xlsx                               | ``                       | 200
            GET  | /v1/customers/export?format=pdf                                | ``                       | 400
            GET  | /v1/reports/customers?groupBy=country&interval=day&tz=Asia/Tokyo | ``                     | 200
            GET  | /v1/reports/customers?format=csv                               | ``                       | 200
            GET  | /v1/reports/customers/summary                                  | ``                       | 200
            GET  | /v1/admin/read-model                                           | ``                       | 200
            GET  | /v1/admin/users                                                | ``                       | 200
            GET  | /v1/admin/users/admin                                          | ``                       | 200
            GET  | /v1/admin/users/nobody                                         | ``                       | 404
            POST | /v1/admin/users                                                | {"username":"x"}         | 400
            PATCH | /v1/admin/users                                               | {}                       | 405
            GET  | /v1/admin/outbox                                               | ``                       | 200
            GET  | /v1/admin/dead-letters                                         | ``                       | 200
            GET  | /v1/admin/dead-letters?before=999999999                        | ``                       | 200
            GET  | /v1/admin/dead-letters?before=10000000000                      | ``                       | 400
            GET  | /v1/admin/dead-letters/999999999                               | ``                       | 404
            DELETE | /v1/admin/dead-letters/999999999                             | ``                       | 404
            POST | /v1/admin/dead-letters/999999999/requeue                       | ``                       | 404
            GET  | /v1/admin/read-model/rebuild                                   | ``                       | 200
            GET  | /v1/admin/archive                                              | ``                       | 200
            GET  | /v1/admin/archive/verify                                       | ``                       | 200
            GET  | /v1/admin/archive/records?partition=0                          | ``                       | 200
            GET  | /v1/admin/archive/records?partition=none                       | ``                       | 400
            GET  | /v1/admin/archive/retractions                                  | ``                       | 200
            POST | /v1/admin/archive/retractions                                  | {"partition":0}          | 400
            POST | /v1/admin/archive/restores                                     | {"partition":0}          | 400
            """)
    void answersWhatIsDescribed(String method, String path, String body, int status) {
        Answer answer = admin.call(method, path, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void theLifeOfACustomerIsAsDescribed() {
        Answer created = admin.with("Idempotency-Key", "described-1").post("/v1/customers", customer("Described 1"));
        String path = "/v1/customers/" + created.text("id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(admin.with("Idempotency-Key", "described-1")
                        .post("/v1/customers", customer("Described 2"))
                        .status())
                .isEqualTo(422);
        Answer taken = admin.post("/v1/customers", customer("Described 3"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("field")).isEqualTo("email");
        assertThat(taken.text("customerId")).isEqualTo(created.text("id"));
        Answer mismatch = admin.with("If-Match", "\"7\"").put(path, customer("Described 4"));
        assertThat(mismatch.status()).isEqualTo(412);
        assertThat(mismatch.json().path("currentVersion").asInt()).isEqualTo(1);
        assertThat(admin.call("PATCH", path, "{\"phone\":\"+46 8 123 456\"}").status())
                .isEqualTo(200);
        assertThat(admin.post(path + "/restore", "").status()).isEqualTo(409);
        assertThat(admin.with("If-Match", "7").delete(path).status()).isEqualTo(400);
        assertThat(admin.delete(path).status()).isEqualTo(204);
        Answer restored = admin.post(path + "/restore", "");
        assertThat(restored.status()).isEqualTo(200);
        Client patient = admin.with("Consistency-Token", restored.header("Consistency-Token"))
                .with("Prefer", "wait=10");
        Answer found = patient.get(path + "?fields=id,email");
        assertThat(found.status()).isEqualTo(200);
        assertThat(patient.with("If-None-Match", found.header("ETag")).get(path).status())
                .isEqualTo(304);
        assertThat(patient.get(path + "/history").json().path("items").size()).isEqualTo(4);
        assertThat(admin.put("/v1/customers/" + NOBODY, customer("Described 5")).status())
                .isEqualTo(404);
    }

    private static String customer(String company) {
        return "{\"company\":\"" + company + "\",\"email\":\"described@example.org\"}";
    }

    @Test
    void anImportIsAsDescribed() {
        Answer imported = admin.with("Content-Type", "text/csv")
                .post("/v1/customers/import?dryRun=true", "First Name,Email\nMaria,maria@example.org\n,@\n");

        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.body().lines()).hasSize(3);
    }
}

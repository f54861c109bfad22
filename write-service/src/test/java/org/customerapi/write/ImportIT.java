package org.customerapi.write;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.ConsistencyToken;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.EventReader;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;
import org.customerapi.write.kit.SlowUpload;

import static org.assertj.core.api.Assertions.assertThat;

@WithServers({Server.MYSQL, Server.KAFKA})
class ImportIT {

    private static RunningWriteService service;
    private static Api csv;
    private static Api ndjson;

    @BeforeAll
    static void start(Servers servers) {
        service = RunningWriteService.start(servers, Home.on(servers));
        Api admin = service.api().as("admin");
        csv = admin.with("Content-Type", "text/csv");
        ndjson = admin.with("Content-Type", "application/x-ndjson");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static List<JsonNode> lines(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        return answer.response()
                .body()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    @Test
    void takesInWhatItCanAndTellsOfTheRest() {
        List<JsonNode> lines = lines(csv.post("/v1/customers/import", """
                Customer Id,First Name,Email,Country
                imp-1,Maria,maria@import.example,Germany
                imp-2,Ana,not an address,Mexico
                imp-3,Antonio,MARIA@import.example,Mexico
                imp-4,Thomas,thomas@import.example,UK
                """));

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0).get("status").asString()).isEqualTo("created");
        assertThat(ConsistencyToken.parse(lines.get(0).get("consistencyToken").asString()))
                .isEqualTo(ConsistencyToken.of(
                        UUID.fromString(lines.get(0).get("id").asString()), 1));
        assertThat(lines.get(1).get("line").asInt()).isEqualTo(3);
        assertThat(lines.get(1).at("/problem/errors/0/pointer").asString()).isEqualTo("/email");
        assertThat(lines.get(2).at("/problem/customerId").asString())
                .isEqualTo(lines.get(0).get("id").asString());
        assertThat(lines.get(4).at("/summary/created").asInt()).isEqualTo(2);
        assertThat(lines.get(4).at("/summary/rejected").asInt()).isEqualTo(2);
    }

    /** The file is one that CsvCustomerWriter of the read-service wrote. */
    @Test
    void findsNothingToChangeInAnExportThatNobodyEdited() {
        lines(ndjson.post("/v1/customers/import", """
                {"externalId":"exp-1","firstName":"Maria","lastName":"-Anders","company":"Alfreds;=Co","email":"exp-1@import.example",\
                "phone":"+49 30 12345678","tags":["@vip","a|b","wholesale"],"metadata":{"contactTitle":"Sales;+Rep","note":"a\\nb"},\
                "address":{"line1":"Obere Str. 57","city":"Berlin","region":"\uFF1DBE","postalCode":"12209","country":"DE"}}
                {"externalId":"exp-2","company":"O'Brien, \\"Sons\\""}
                """));
        long events = service.rows("customer WHERE external_id LIKE 'exp-%' AND version = 1");

        List<JsonNode> again = lines(csv.post("/v1/customers/import?upsert=externalId", """
                id,externalId,firstName,lastName,company,email,phone,phoneE164,line1,line2,city,region,postalCode,country,\
                tags,metadata,status,version,createdAt,updatedAt,deletedAt
                01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11,exp-1,Maria,'-Anders,Alfreds;'=Co,exp-1@import.example,'+49 30 12345678,\
                '+493012345678,Obere Str. 57,,Berlin,'\uFF1DBE,12209,DE,'@vip;a|b;wholesale,\
                "{""contactTitle"":""Sales;'+Rep"",""note"":""a\\nb""}",active,1,\
                2026-01-31T09:30:00.123Z,2026-01-31T09:30:00.123Z,
                01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e12,exp-2,,,"O'Brien, ""Sons""\",,,,,,,,,,,,active,1,\
                2026-01-31T09:30:00.123Z,2026-01-31T09:30:00.123Z,
                """.replace("\n", "\r\n")));

        assertThat(events).isEqualTo(2);
        assertThat(again.subList(0, 2))
                .extracting(line -> line.get("status").asString())
                .containsExactly("unchanged", "unchanged");
    }

    @Test
    void bringsNoDeletedCustomerOfAnExportIn() {
        List<JsonNode> fromCsv =
                lines(csv.post("/v1/customers/import", "company,status,phoneE164\nGone,deleted,\nHere,active,\n"));
        List<JsonNode> fromNdjson = lines(ndjson.post("/v1/customers/import", """
                {"company":"Gone","status":"deleted"}
                {"company":"Here","status":"active"}
                """));

        assertThat(List.of(fromCsv, fromNdjson)).allSatisfy(lines -> {
            assertThat(lines.get(0).at("/problem/errors/0/pointer").asString()).isEqualTo("/status");
            assertThat(lines.get(0).at("/problem/errors/0/detail").asString()).contains("deleted", "restore");
            assertThat(lines.get(1).get("status").asString()).isEqualTo("created");
        });
        assertThat(service.rows("customer WHERE company = 'Gone'")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"{\"\"fax\"\":\"\"7\"\"\" | /metadata",
                "\"[\"\"fax\"\"]\" | /metadata",
                "plain | /metadata",
                "\"{\"\"fax\"\":7}\" | /metadata/fax",
                "\"{\"\"fax\"\":{}}\" | /metadata/fax"
            })
    void rejectsARowWhoseMetadataIsNoJsonOfTexts(String metadata, String pointer) {
        List<JsonNode> lines = lines(
                csv.post("/v1/customers/import", "company,email,phoneE164,metadata\nAcme,nobody,," + metadata + "\n"));

        assertThat(lines.getFirst().at("/problem/errors").valueStream())
                .extracting(error -> error.get("pointer").asString())
                .containsExactly(pointer, "/email");
    }

    @Test
    void saysThatAnUpsertReplacesWhomAPlainImportRefuses() {
        String row = "externalId,company,email\nhint-1,Acme,hint-1@import.example\n";
        lines(csv.post("/v1/customers/import", row));

        JsonNode again = lines(csv.post("/v1/customers/import", row)).getFirst();
        JsonNode sameEmail = lines(
                        csv.post("/v1/customers/import?upsert=externalId", row.replace("hint-1,", "hint-2,")))
                .getFirst();

        assertThat(again.at("/problem/detail").asString())
                .contains(again.at("/problem/customerId").asString(), "upsert=externalId");
        assertThat(sameEmail.at("/problem/detail").asString()).doesNotContain("upsert");
    }

    @Test
    void refusesAFileThatNamesAColumnTwice() {
        Answer answer =
                csv.post("/v1/customers/import", "First Name,Email,first name\nAnna,anna@import.example,Maria\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains("First Name", "twice");
        assertThat(service.rows("customer WHERE first_name = 'Anna'")).isZero();
    }

    @Test
    void keepsEveryValueOfManyLargeRows() {
        String metadata = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> "\"key-%d\":\"%s\"".formatted(i, "€".repeat(500)))
                .collect(Collectors.joining(","));
        String rows = IntStream.rangeClosed(1, 120)
                .mapToObj(i -> """
                        {"externalId":"large-%1$d","firstName":"First %1$d","lastName":"Last %1$d","company":"Company %1$d",\
                        "email":"Large-%1$d@import.example","phone":"+49 30 %2$d","tags":["tag-%1$d"],"metadata":{%3$s},\
                        "address":{"line1":"Line1 %1$d","line2":"Line2 %1$d","city":"City %1$d","region":"Region %1$d",\
                        "postalCode":"%2$d","country":"DE"}}
                        """.formatted(i, 100_000 + i, metadata))
                .collect(Collectors.joining());

        List<JsonNode> lines = lines(ndjson.post("/v1/customers/import?upsert=externalId", rows));
        List<JsonNode> again = lines(ndjson.post("/v1/customers/import?upsert=externalId", rows));

        assertThat(lines.getLast().at("/summary/created").asInt()).isEqualTo(120);
        assertThat(again.getLast().at("/summary/unchanged").asInt()).isEqualTo(120);
    }

    @Test
    void replacesByExternalIdSoThatTheLastRowWins() {
        String rows = """
                {"externalId":"up-1","firstName":"One","email":"up-1@import.example"}
                {"externalId":"up-2","firstName":"Two","email":"up-2@import.example"}
                {"externalId":"up-1","firstName":"Uno","email":"up-1@import.example"}
                {"externalId":"up-2","firstName":"Two","email":"up-2@import.example"}
                """;

        List<JsonNode> lines = lines(ndjson.post("/v1/customers/import?upsert=externalId", rows));
        List<JsonNode> without = lines(ndjson.post("/v1/customers/import", rows));

        assertThat(lines.subList(0, 4))
                .extracting(line -> line.get("status").asString())
                .containsExactly("created", "created", "updated", "unchanged");
        assertThat(lines.get(2).get("id")).isEqualTo(lines.get(0).get("id"));
        assertThat(without.get(4).at("/summary/rejected").asInt()).isEqualTo(4);
    }

    @Test
    void changesNothingInADryRun() {
        long before = service.rows("customer");
        String rows = """
                {"externalId":"dry-1","firstName":"One","email":"dry@import.example"}
                {"externalId":"dry-2"}
                """;

        List<JsonNode> lines = lines(ndjson.post("/v1/customers/import?dryRun=true", rows));

        assertThat(lines.get(0).get("status").asString()).isEqualTo("valid");
        assertThat(lines.get(1).get("status").asString()).isEqualTo("rejected");
        assertThat(service.rows("customer")).isEqualTo(before);
    }

    @Test
    void takesWhatSpreadsheetsWrite() {
        List<JsonNode> lines = lines(csv.post(
                "/v1/customers/import?mapping=Firma:company",
                "\uFEFFFirma,Address,Email\nAcme,\"Street 1\nBuilding B\",sheet@import.example\n"));

        assertThat(lines.getFirst().get("status").asString()).isEqualTo("created");
        assertThat(service.rows("customer WHERE company = 'Acme' AND address_line1 = 'Street 1 Building B'"))
                .isEqualTo(1);
    }

    @Test
    void tellsWhatBecameOfARowBeforeTheNextOneComes() throws IOException {
        try (SlowUpload upload = new SlowUpload(service.api(), "text/csv")) {
            upload.send("Company\n");
            for (int row = 1; row <= 3; row++) {
                upload.rest();
                upload.send("Slow " + row + "\n");

                assertThat(upload.readLineWith("\"line\":" + (row + 1))).contains("\"status\":\"created\"");
            }
            upload.end();
            assertThat(upload.readToTheEnd()).contains("\"created\":3").endsWith("0\r\n\r\n");
        }
    }

    @Test
    void tellsEachImportedCustomerToKafka(Servers servers) {
        Home home = Home.on(servers);
        try (RunningWriteService own = RunningWriteService.start(servers, home)) {
            StringBuilder rows = new StringBuilder("Company\n");
            for (int i = 0; i < 3_000; i++) {
                rows.append("Company ").append(i).append('\n');
            }
            List<JsonNode> lines = lines(own.api()
                    .as("admin")
                    .with("Content-Type", "text/csv")
                    .post("/v1/customers/import", rows.toString()));

            assertThat(lines.getLast().at("/summary/created").asInt()).isEqualTo(3_000);
            assertThat(EventReader.await(servers.kafka().bootstrapServers(), home.topic(), 3_000))
                    .hasSize(3_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, ?mapping=Company:nickname, 400",
        "text/csv, ?mapping=Firm:company, 400",
        "text/csv, ?dryRun=maybe, 400",
        "text/csv, ?upsert=email, 400",
        "text/csv, ?colour=red, 400",
        "application/json, '', 415"
    })
    void refusesWhatItDoesNotKnowBeforeTheFirstRow(String type, String query, int status) {
        long before = service.rows("customer");

        Answer answer = csv.with("Content-Type", type).post("/v1/customers/import" + query, "Company\nAcme\n");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(service.rows("customer")).isEqualTo(before);
    }
}

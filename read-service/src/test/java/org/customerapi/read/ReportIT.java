package org.customerapi.read;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.deleted;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class ReportIT {

    private static ReadSide side;
    private static ReadService service;

    @BeforeAll
    static void start(Servers servers) {
        side = new ReadSide(servers);
        service = side.start();
        CustomerEvent gone = in("SE", "2026-01-31T23:30:00Z");
        side.publishAndAwait(
                service,
                6,
                List.of(
                        in("SE", "2026-01-10T12:00:00Z"),
                        gone,
                        in("DE", "2026-03-01T12:00:00Z"),
                        created(aCustomer()
                                .of("=cmd|' /C calc'!A0")
                                .createdAt("2026-03-02T12:00:00Z")
                                .build()),
                        in("NO", Instant.now().minus(3, ChronoUnit.DAYS).toString()),
                        in("NO", Instant.now().minus(40, ChronoUnit.DAYS).toString())));
        side.topic().publish(deleted(gone));
        side.awaitCaughtUp();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void countsByMonthAndCountry() {
        assertThat(rows("groupBy=country&createdTo=2026-03-31"))
                .containsExactly("2026-01-01 SE 2", "2026-03-01 null 1", "2026-03-01 DE 1");
    }

    @Test
    void takesDatesForDaysOfTheTimeZone() {
        String february = "country=SE&createdFrom=2026-02-01&createdTo=2026-02-28";

        assertThat(rows(february + "&tz=Europe/Stockholm")).containsExactly("2026-02-01 null 1");
        assertThat(rows(february)).isEmpty();
        assertThat(rows("country=SE&createdFrom=2026-02-01&createdTo=9999-12-31&tz=America/Los_Angeles"))
                .isEmpty();
    }

    @Test
    void tellsATimeZoneThatCanBeAskedFor() {
        assertThat(service.get("/v1/reports/customers").json().get("tz").asString())
                .isEqualTo("UTC");
    }

    @Test
    void beginsDaysWhereTheTimeZoneSaysSo() {
        assertThat(rows("interval=month&country=SE&tz=Europe/Stockholm"))
                .containsExactly("2026-01-01 null 1", "2026-02-01 null 1");
        assertThat(rows("interval=week&country=SE&tz=Europe/Stockholm"))
                .containsExactly("2026-01-05 null 1", "2026-01-26 null 1");
        assertThat(rows("interval=day&country=SE")).containsExactly("2026-01-10 null 1", "2026-01-31 null 1");
        assertThat(rows("interval=year&country=SE")).containsExactly("2026-01-01 null 2");
    }

    @Test
    void countsDeletedOnesByWhenThatWas() {
        assertThat(rows("metric=deleted")).containsExactly("2026-01-01 null 1");
    }

    @Test
    void countsWhoIsThereAtTheEndOfEachPeriod() {
        assertThat(rows("metric=active&createdTo=2026-03-31&groupBy=country&country=SE&country=DE"))
                .containsExactly(
                        "2026-01-01 SE 1",
                        "2026-01-01 DE 0",
                        "2026-02-01 SE 1",
                        "2026-02-01 DE 0",
                        "2026-03-01 SE 1",
                        "2026-03-01 DE 1");
    }

    @Test
    void writesCsvThatNoSpreadsheetRuns() {
        Answer csv = service.get(
                "/v1/reports/customers?groupBy=company&format=csv&createdFrom=2026-03-02&createdTo=2026-03-02");

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body()).isEqualToNormalizingNewlines("period,group,count\n2026-03-01,'=cmd|' /C calc'!A0,1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?format=csv | application/json | text/csv",
                "?format=json | text/csv | application/json",
                "'' | text/csv;q=0.5, application/json | application/json",
                "'' | application/json;q=0.5, text/csv | text/csv",
                "'' | text/csv, */*;q=0.1 | text/csv",
                "'' | text/html, */*;q=0.8 | application/json",
                "'' | text/csv;q=0, */* | application/json",
                "'' | nonsense | application/problem+json"
            })
    void answersInTheFormatThatIsNamedOrElsePreferred(String query, String accept, String type) {
        Answer answer = service.get("/v1/reports/customers/summary" + query, "Accept", accept);

        assertThat(answer.header("Content-Type")).startsWith(type);
    }

    @Test
    void summarisesAtAGlance() {
        Answer summary = service.get("/v1/reports/customers/summary");

        assertThat(summary.json().at("/totals/active").asLong()).isEqualTo(5);
        assertThat(summary.json().at("/totals/deleted").asLong()).isEqualTo(1);
        assertThat(summary.json().at("/countries/0/value").asString()).isEqualTo("NO");
        assertThat(summary.json().at("/newest").size()).isEqualTo(5);
        assertThat(summary.json().at("/growth/last30Days").asLong()).isEqualTo(1);
        assertThat(summary.json().at("/growth/the30DaysBefore").asLong()).isEqualTo(1);
        assertThat(summary.json().at("/growth/change").asDouble()).isZero();
        assertThat(service.get("/v1/reports/customers/summary", "Accept", "text/csv")
                        .body())
                .startsWith("what,value,count")
                .contains("status,active,5");
    }

    @ParameterizedTest
    @CsvSource({
        "groupBy=shoeSize, groupBy",
        "interval=hour, interval",
        "metric=happy, metric",
        "tz=Mars/Olympus, tz",
        "format=pdf, format",
        "page=2, page"
    })
    void refusesBadParametersByName(String query, String parameter) {
        Answer answer = service.get("/v1/reports/customers?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.badParameters()).containsExactly(parameter);
    }

    /** It counts days back from now, which no time zone changes. */
    @Test
    void knowsNoTimeZoneForTheSummary() {
        assertThat(service.get("/v1/reports/customers/summary?tz=UTC").badParameters())
                .containsExactly("tz");
    }

    private static CustomerEvent in(String country, String createdAt) {
        return created(
                aCustomer().livingIn("Town", country).createdAt(createdAt).build());
    }

    private static List<String> rows(String query) {
        return service.get("/v1/reports/customers?" + query)
                .json()
                .at("/rows")
                .valueStream()
                .map(row ->
                        row.at("/period").asString() + " " + row.at("/group").asString("null") + " "
                                + row.at("/count").asLong())
                .toList();
    }
}

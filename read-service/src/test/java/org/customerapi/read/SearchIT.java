package org.customerapi.read;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.CustomerBuilder;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.deleted;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class SearchIT {

    private static final JsonMapper JSON = new JsonMapper();

    private static ReadSide side;
    private static ReadService service;

    @BeforeAll
    static void start(Servers servers) {
        side = new ReadSide(servers);
        service = side.start();
        List<CustomerEvent> events = new ArrayList<>(Stream.of(
                        aCustomer()
                                .known("OBERG")
                                .named("Eva", "Öberg")
                                .of("Öbergs Järn")
                                .livingIn("Umeå", "SE")
                                .email("eva.oberg@example.org")
                                .tagged("wholesale")
                                .createdAt("2026-01-01T10:00:00Z"),
                        aCustomer()
                                .known("NANDU")
                                .named("María", "Ñandú")
                                .of("Café Ñandú")
                                .livingIn("Buenos Aires", "AR")
                                .phone("(11) 4321-5555", "+541143215555")
                                .tagged("retail", "Café")
                                .createdAt("2026-02-01T10:00:00Z"),
                        aCustomer()
                                .known("ALFKI")
                                .named("Maria", "Anders")
                                .of("Alfreds Futterkiste")
                                .livingIn("Berlin", "DE")
                                .email("maria@example.org")
                                .tagged("wholesale")
                                .createdAt("2026-03-01T10:00:00Z"),
                        aCustomer()
                                .known("BERGS")
                                .named("Christina", "Berglund")
                                .of("Berglunds snabbköp")
                                .livingIn("Luleå", "SE")
                                .createdAt("2026-03-02T00:00:00Z"),
                        aCustomer()
                                .known("STRAS")
                                .named("Anders", "Weiß")
                                .of("Straße & Söhne 🐫")
                                .livingIn("Köln", "DE")
                                .createdAt("2026-03-03T10:00:00Z"))
                .map(CustomerBuilder::build)
                .map(customer -> created(customer))
                .toList());
        CustomerEvent former =
                created(aCustomer().known("GONE").named("Former", "Öberg").build());
        events.add(former);
        events.add(deleted(former));
        side.publishAndAwait(service, 6, events);
        side.awaitCaughtUp();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @ParameterizedTest
    @CsvSource({
        "oberg, OBERG",
        "ÖBERG, OBERG",
        "öb, OBERG",
        "eva öb, OBERG",
        "öberg eva, OBERG",
        "Obreg, OBERG",
        "eva.oberg@example.org, OBERG",
        "umea, OBERG",
        "nandu, NANDU",
        "cafe nan, NANDU",
        "Ñandú, NANDU",
        "buenos air, NANDU",
        "+541143215555, NANDU",
        "1143215555, NANDU",
        "4321-5555, NANDU",
        "maria anders, ALFKI",
        "futerkiste, ALFKI",
        "alfki, ALFKI",
        "berlin, ALFKI",
        "Strasse, STRAS",
        "weiss, STRAS",
        "koln, STRAS",
        "berglund, BERGS",
        "snabbkop, BERGS"
    })
    void findsTheBestMatchFirst(String text, String expected) {
        assertThat(search("q=" + encoded(text)).items("externalId"))
                .as(text)
                .first()
                .isEqualTo(expected);
    }

    @Test
    void findsNothingForWordsThatNobodyHas() {
        assertThat(search("q=xylophone").total()).isZero();
        assertThat(search("q=maria+xylophone").total()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "country=SE, 2",
        "country=se&country=DE, 4",
        "city=umea, 1",
        "city=KOLN, 1",
        "company=cafe+nandu, 1",
        "tag=wholesale, 2",
        "tag=cafe, 1",
        "status=deleted, 1",
        "status=any, 6",
        "createdFrom=2026-03-01&createdTo=2026-03-02, 2",
        "createdFrom=2026-03-01T00:00:00Z&createdTo=2026-03-02T00:00:00Z, 1",
        "updatedFrom=2026-03-03, 1",
        "country=SE&q=oberg, 1",
        "country=DE&q=oberg, 0",
        "q=oberg&status=any, 2"
    })
    void countsWhatTheFilterLeaves(String query, long expected) {
        assertThat(search(query).total()).isEqualTo(expected);
    }

    @Test
    void sortsNewestFirstUnlessAskedOtherwise() {
        assertThat(search("").items("externalId")).containsExactly("STRAS", "BERGS", "ALFKI", "NANDU", "OBERG");
        assertThat(search("sort=lastName").items("lastName"))
                .containsExactly("Anders", "Berglund", "Ñandú", "Öberg", "Weiß");
        assertThat(search("sort=-country,city").items("externalId"))
                .containsExactly("BERGS", "OBERG", "ALFKI", "STRAS", "NANDU");
    }

    @Test
    void showsCustomersAsTheyAreByTheirIds() {
        Answer page = search("");
        List<JsonNode> alone = page.items("id").stream()
                .map(id -> service.get("/v1/customers/" + id).json())
                .toList();

        assertThat(alone)
                .hasSize(5)
                .anyMatch(customer -> customer.at("/address").isObject())
                .anyMatch(customer -> customer.at("/company").asString("").contains("🐫"));
        assertThat(page.json().at("/items").valueStream()).containsExactlyElementsOf(alone);
        assertThat(service.get("/v1/customers/export?format=ndjson")
                        .body()
                        .lines()
                        .map(JSON::readTree))
                .containsExactlyElementsOf(alone);
    }

    @Test
    void walksPagesByTheirLinks() {
        Answer first = search("size=2&country=SE&country=DE&sort=externalId");
        assertThat(first.items("externalId")).containsExactly("ALFKI", "BERGS");
        assertThat(first.json().at("/page/totalPages").asLong()).isEqualTo(2);
        String next = first.json().at("/page/next").asString();
        assertThat(first.header("Link")).isEqualTo("<" + next + ">; rel=\"next\"");

        Answer second = service.get(next);
        assertThat(second.items("externalId")).containsExactly("OBERG", "STRAS");
        assertThat(second.json().at("/page/next").isNull()).isTrue();
        assertThat(second.header("Link")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "size=0, size",
        "size=1001, size",
        "size=ten, size",
        "size=1&size=2, size",
        "page=0, page",
        "page=11&size=1000, page",
        "sort=shoeSize, sort",
        "sort=lastName;lastName, sort",
        "sort=relevance, sort",
        "createdFrom=yesterday, createdFrom",
        "createdFrom=2026-02-30, createdFrom",
        "createdFrom=2026-02-02&createdTo=2026-01-01, createdTo",
        "status=gone, status",
        "country=Sweden, country",
        "colour=blue, colour"
    })
    void refusesBadParametersByName(String query, String parameter) {
        Answer answer = search(query.replace(';', ','));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo("invalid-input");
        assertThat(answer.badParameters()).containsExactly(parameter);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThat(search("size=0&sort=x&colour=blue").badParameters())
                .containsExactlyInAnyOrder("size", "sort", "colour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%22%5C%2F*%3F%7B%7D", "AND+OR+NOT", "%F0%9F%8E%89", "%00", "a*b%3F~2", "%28%29%5B%5D%5E%7E%3A"})
    void takesAnyTextToSearchFor(String encoded) {
        assertThat(search("q=" + encoded).status()).isEqualTo(200);
    }

    private static Answer search(String query) {
        return service.get("/v1/customers?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}

package org.customerapi.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.CustomerBuilder;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.movedTo;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class CursorIT {

    private static final int ALL = 250;

    private static ReadSide side;
    private static ReadService service;
    private static List<CustomerEvent> events;

    @BeforeAll
    static void start(Servers servers) {
        side = new ReadSide(servers);
        service = side.start(Map.of("customer-api.read-model.max-snapshots", 2));
        events = IntStream.range(0, ALL).mapToObj(CursorIT::customer).toList();
        side.publishAndAwait(service, ALL, events);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&sort=lastName",
                "&sort=-lastName,firstName",
                "&sort=city,-createdAt",
                "&sort=-deletedAt",
                "&q=walker",
                "&q=walker&sort=-relevance,lastName",
                "&country=SE&sort=-country"
            })
    void meetsEachCustomerOnce(String query) {
        Answer first = service.get("/v1/customers?size=17" + query);
        List<String> walked = walk(first);

        assertThat(walked).doesNotHaveDuplicates().hasSize((int) first.total());
        assertThat(service.get("/v1/customers?size=1000" + query).items("id")).isEqualTo(walked);
    }

    @Test
    void ordersIdsAsTheirTextIsOrdered() {
        List<String> ids = walk(service.get("/v1/customers?size=17&sort=id"));

        assertThat(ids).hasSizeGreaterThan(17).isSorted();
        assertThat(walk(service.get("/v1/customers?size=17&sort=-id"))).isEqualTo(ids.reversed());
    }

    @Test
    void meetsWhoDoesNotChangeOnceWhileOthersDo() {
        Answer first = service.get("/v1/customers?size=20&sort=updatedAt&country=DE");
        List<CustomerEvent> changing = events.stream()
                .filter(event -> "DE".equals(country(event)))
                .limit(10)
                .toList();
        side.topic()
                .publish(changing.stream()
                        .map(event -> movedTo("Elsewhere", event))
                        .toList());
        side.awaitCaughtUp();

        List<String> walked = walk(first);

        List<String> unchanged = events.stream()
                .filter(event -> "DE".equals(country(event)) && !changing.contains(event))
                .map(event -> event.customerId().toString())
                .toList();
        assertThat(walked.stream().filter(unchanged::contains)).containsExactlyInAnyOrderElementsOf(unchanged);
    }

    @Test
    void pinsOneViewForAWalkBySnapshot() {
        Answer first = service.get("/v1/customers?size=100&snapshot=true&country=NO&sort=id");
        long before = first.total();
        List<CustomerEvent> late =
                IntStream.range(0, 5).mapToObj(i -> customerIn("NO")).toList();
        side.topic().publish(late);
        side.awaitCaughtUp();
        Answer smaller = service.get("/v1/customers?size=10&snapshot=true&country=FI&sort=id");

        assertThat(service.get("/v1/customers?country=NO").total()).isEqualTo(before + 5);
        assertThat(walk(first)).hasSize((int) before);
        assertThat(walk(smaller)).hasSize((int) smaller.total());
    }

    @Test
    void opensNoMoreSnapshotsThanItMayAndFreesThoseThatEnd() {
        Answer one = service.get("/v1/customers?size=200&snapshot=true");
        Answer two = service.get("/v1/customers?size=200&snapshot=true");

        Answer three = service.get("/v1/customers?size=200&snapshot=true");
        assertThat(three.status()).isEqualTo(429);
        assertThat(three.problem()).isEqualTo("too-many-requests");

        walk(one);
        walk(two);
        Answer again = service.get("/v1/customers?size=200&snapshot=true");
        assertThat(again.status()).isEqualTo(200);
        walk(again);
    }

    @Test
    void answersTheLastPageOfASnapshotAgain() {
        String last = String.valueOf(next(service.get("/v1/customers?size=200&snapshot=true")));

        Answer once = service.get(last);
        Answer again = service.get(last);

        assertThat(next(once)).isNull();
        assertThat(again.items("id")).isEqualTo(once.items("id")).isNotEmpty();
    }

    @Test
    void saysThatASnapshotIsGone() {
        Answer first = service.get("/v1/customers?size=200&snapshot=true");
        String next = next(first);
        walk(first);
        walk(service.get("/v1/customers?size=200&snapshot=true"));
        walk(service.get("/v1/customers?size=200&snapshot=true"));

        Answer late = service.get(String.valueOf(next));

        assertThat(late.status()).isEqualTo(410);
        assertThat(late.problem()).isEqualTo("snapshot-expired");
    }

    @Test
    void refusesACursorThatItDidNotMakeForThisQuery() {
        String next = String.valueOf(next(service.get("/v1/customers?size=10&country=SE")));

        for (String forged : List.of(
                next.replace("country=SE", "country=DE"),
                next + "&sort=lastName",
                next.replace("cursor=", "cursor=A"),
                next.substring(0, next.length() - 2),
                "/v1/customers?cursor=nonsense",
                "/v1/customers?cursor=a.b",
                next + "&page=2")) {
            Answer answer = service.get(forged);
            assertThat(answer.status()).as(forged).isEqualTo(400);
            assertThat(answer.badParameters()).hasSize(1).containsAnyOf("cursor", "page");
        }
    }

    @Test
    void takesPageNumbersToTheirDepthAndLeadsOnByPage() {
        Answer second = service.get("/v1/customers?size=100&page=2");

        assertThat(second.json().at("/page/number").asInt()).isEqualTo(2);
        assertThat(next(second)).contains("page=3");
    }

    @Test
    void countsByFacets() {
        Answer answer = service.get("/v1/customers?size=1&facets=country,tag&city=Town1");

        long sum = answer.json()
                .at("/facets/country")
                .valueStream()
                .mapToLong(count -> count.at("/count").asLong())
                .sum();
        assertThat(sum).isEqualTo(answer.total());
        assertThat(answer.json().at("/facets/tag/0/value").asString()).isEqualTo("even");
        assertThat(service.get("/v1/customers?facets=colour").badParameters()).containsExactly("facets");
    }

    @Test
    void showsTheFieldsAskedFor() {
        Answer answer = service.get("/v1/customers?size=1&fields=id,lastName");

        assertThat(answer.json().at("/items/0").propertyNames()).containsExactlyInAnyOrder("id", "lastName");
        assertThat(service.get("/v1/customers?fields=password").badParameters()).containsExactly("fields");
    }

    private static CustomerEvent customer(int number) {
        CustomerBuilder customer = aCustomer()
                .livingIn("Town" + number % 3, List.of("SE", "DE", "NO", "FI").get(number % 4))
                .createdAt("2026-01-%02dT10:00:00Z".formatted(1 + number % 28));
        if (number % 5 > 0) {
            customer.named("First" + number % 7, "Walker" + number % 11);
        } else {
            customer.of("Walker");
        }
        return created((number % 2 == 0 ? customer.tagged("even") : customer).build());
    }

    private static CustomerEvent customerIn(String country) {
        return created(aCustomer().livingIn("Town", country).build());
    }

    private static String country(CustomerEvent event) {
        return event.customer().address() == null
                ? ""
                : String.valueOf(event.customer().address().country());
    }

    /** The ids of this page and all that follow, in order. */
    private static List<String> walk(Answer first) {
        List<String> ids = new ArrayList<>(first.items("id"));
        Answer page = first;
        for (String next = next(page); next != null; next = next(page)) {
            page = service.get(next);
            assertThat(page.status()).isEqualTo(200);
            ids.addAll(page.items("id"));
        }
        return ids;
    }

    private static @Nullable String next(Answer answer) {
        var next = answer.json().at("/page/next");
        return next.isNull() ? null : next.asString();
    }
}

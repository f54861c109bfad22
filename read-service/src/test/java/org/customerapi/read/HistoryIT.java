package org.customerapi.read;

import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.ConsistencyToken;
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
import static org.customerapi.read.fixture.Events.movedTo;
import static org.customerapi.read.fixture.Events.restored;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class HistoryIT {

    private static ReadSide side;
    private static ReadService service;

    @BeforeAll
    static void start(Servers servers) {
        side = new ReadSide(servers);
        service = side.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void tellsEveryChangeInOrderOnceAlsoWhenTheEventsCameTogetherAndTwice() {
        CustomerEvent first = created(aCustomer().of("Alpha").build());
        CustomerEvent second = movedTo("Beta", first);
        CustomerEvent third = deleted(second);
        CustomerEvent fourth = restored(third);
        side.topic().publish(first, second, third, fourth, first, second);

        Answer all = history(fourth, "");

        assertThat(all.items("type")).containsExactly("created", "updated", "deleted", "restored");
        assertThat(all.items("version")).containsExactly("1", "2", "3", "4");
        assertThat(all.items("customer/company")).containsExactly("Alpha", "Beta", "Beta", "Beta");
        assertThat(all.json().at("/items/0/actor").asString()).isEqualTo("tester");
        assertThat(all.json().at("/page/next").isNull()).isTrue();
    }

    @Test
    void isReadInPages() {
        CustomerEvent last = created(aCustomer().of("V1").build());
        side.topic().publish(last);
        for (int version = 2; version <= 5; version++) {
            last = movedTo("V" + version, last);
            side.topic().publish(last);
        }

        Answer first = history(last, "?size=3");
        assertThat(first.items("version")).containsExactly("1", "2", "3");
        Answer rest = service.get(first.json().at("/page/next").asString());
        assertThat(rest.items("version")).containsExactly("4", "5");
        assertThat(rest.total()).isEqualTo(5);
    }

    @Test
    void isUnknownForAnUnknownCustomer() {
        assertThat(service.get("/v1/customers/" + UUID.randomUUID() + "/history")
                        .status())
                .isEqualTo(404);
    }

    private static Answer history(CustomerEvent last, String query) {
        return service.get(
                "/v1/customers/" + last.customerId() + "/history" + query,
                "Consistency-Token",
                ConsistencyToken.of(last.customerId(), last.version()).encode(),
                "Prefer",
                "wait=10");
    }
}

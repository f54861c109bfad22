package org.customerapi.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.customerapi.contracts.CustomerDocument;
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
class ReplayIT {

    private static final int CUSTOMERS = 60;
    private static final int ROUNDS = 400;

    private final Random random = new Random(7);
    private final List<CustomerEvent> sent = new ArrayList<>();

    @Test
    void leadsToTheSameReadModelHoweverOftenAndLateEventsCome(Servers servers) {
        try (ReadSide side = new ReadSide(servers)) {
            ReadService service = side.start();
            List<CustomerEvent> latest = histories(side);
            side.awaitCaughtUp();
            Map<String, String> expected = new TreeMap<>();
            latest.forEach(event -> expected.put(event.customerId().toString(), state(event.customer())));
            assertThat(states(service)).isEqualTo(expected);

            service.close();
            ReadService replaying = side.start(Map.of("customer-api.projection.group", side.group() + "-again"));
            side.awaitCaughtUp(side.group() + "-again");
            assertThat(states(replaying)).isEqualTo(expected);
        }
    }

    /** Publishes each customer's changes in order, mixed with those of others and with repetitions of earlier ones. */
    private List<CustomerEvent> histories(ReadSide side) {
        List<CustomerEvent> latest = new ArrayList<>(
                Stream.generate(() -> created(aCustomer().of("Start").build()))
                        .limit(CUSTOMERS)
                        .toList());
        List<CustomerEvent> batch = new ArrayList<>(latest);
        sent.addAll(latest);
        for (int round = 0; round < ROUNDS; round++) {
            int chosen = random.nextInt(CUSTOMERS);
            CustomerEvent next = after(latest.get(chosen), round);
            latest.set(chosen, next);
            sent.add(next);
            batch.add(next);
            batch.add(sent.get(random.nextInt(sent.size())));
            if (batch.size() > 50) {
                side.topic().publish(batch);
                batch.clear();
            }
        }
        side.topic().publish(batch);
        return latest;
    }

    private CustomerEvent after(CustomerEvent event, int round) {
        boolean gone = CustomerDocument.DELETED.equals(event.customer().status());
        if (gone) {
            return restored(event);
        }
        return random.nextInt(4) == 0 ? deleted(event) : movedTo("Company " + round, event);
    }

    private static Map<String, String> states(ReadService service) {
        Answer all = service.get("/v1/customers?status=any&size=1000");
        Map<String, String> states = new TreeMap<>();
        all.json()
                .at("/items")
                .valueStream()
                .forEach(item -> states.put(
                        item.at("/id").asString(),
                        item.at("/version").asLong() + " " + item.at("/company").asString() + " "
                                + item.at("/status").asString()));
        return states;
    }

    private static String state(CustomerDocument customer) {
        return customer.version() + " " + customer.company() + " " + customer.status();
    }
}

package org.customerapi.read.adapter.out.elasticsearch;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.domain.SnapshotExpired;
import org.customerapi.read.domain.StoredVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;
import static org.customerapi.read.fixture.Events.deleted;
import static org.customerapi.read.fixture.Events.movedTo;

/** The walk through an index by which a rebuild compares it with another one. */
@WithServers(Server.ELASTICSEARCH)
class ElasticsearchInventoryIT {

    private static final int PAGE = 7;

    private static Rest5Client rest;
    private static ElasticsearchClient client;

    private final String alias = "inventory-" + UUID.randomUUID();
    private final String index = alias + "-1";

    @BeforeAll
    static void connect(Servers servers) {
        rest = Rest5Client.builder(URI.create(servers.elasticsearch().uri().toString()))
                .build();
        client = new ElasticsearchClient(new Rest5ClientTransport(rest, new Jackson3JsonpMapper()));
    }

    @AfterAll
    static void disconnect() throws IOException {
        rest.close();
    }

    @Test
    void holdsEachCustomerOfAnyStatusInTheOrderOfIdsAsItWasAtTheBeginning() throws IOException {
        make();
        List<CustomerEvent> customers = IntStream.range(0, 50)
                .mapToObj(ElasticsearchInventoryIT::customer)
                .toList();
        write(customers);

        List<StoredVersion> walked = new ArrayList<>();
        try (ElasticsearchInventory inventory = ElasticsearchInventory.of(client, index, PAGE)) {
            write(customers.stream().map(event -> movedTo("Later", event)).toList());
            write(List.of(created(aCustomer().build())));
            for (var page = inventory.next(); !page.isEmpty(); page = inventory.next()) {
                assertThat(page).hasSizeLessThanOrEqualTo(PAGE);
                walked.addAll(page);
            }
        }

        assertThat(walked)
                .containsExactlyElementsOf(customers.stream()
                        .map(event -> new StoredVersion(event.customerId(), event.version()))
                        .sorted(Comparator.comparing(one -> one.customer().toString()))
                        .toList());
    }

    @Test
    void saysThatItIsGoneAndHasToBeOpenedAgain() throws IOException {
        make();
        write(List.of(customer(0)));
        ElasticsearchInventory inventory = ElasticsearchInventory.of(client, index, PAGE);

        inventory.close();

        assertThatExceptionOfType(SnapshotExpired.class).isThrownBy(inventory::next);
    }

    @Test
    void saysThatItIsGoneWithItsIndex() throws IOException {
        make();
        try (ElasticsearchInventory inventory = ElasticsearchInventory.of(client, index, PAGE)) {
            client.indices().delete(request -> request.index(index));

            assertThatExceptionOfType(SnapshotExpired.class).isThrownBy(inventory::next);
        }
    }

    /** Which a rebuild is the remedy for. */
    @Test
    void isEmptyOfAnIndexOfAnotherMapping() throws IOException {
        client.indices().create(request -> request.index(index));

        try (ElasticsearchInventory inventory = ElasticsearchInventory.of(client, index, PAGE)) {
            assertThat(inventory.next()).isEmpty();
        }
    }

    private static CustomerEvent customer(int number) {
        CustomerEvent event = created(aCustomer().build());
        return switch (number % 3) {
            case 0 -> event;
            case 1 -> movedTo("Moved", event);
            default -> deleted(movedTo("Moved", event));
        };
    }

    private void write(List<CustomerEvent> events) {
        var _ = new BulkWrites(client, alias, new JsonMapper())
                .send(
                        events,
                        event -> BulkWrite.newest(
                                event.customerId().toString(), event.version(), IndexedCustomer.of(event.customer())));
    }

    private void make() throws IOException {
        IndexDefinition definition = IndexDefinition.read("/read-model/customers.json", client._jsonpMapper());
        client.indices()
                .create(request ->
                        request.index(index).withJson(definition.body()).aliases(alias, none -> none));
    }
}

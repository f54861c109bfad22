package org.customerapi.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;

/** Customers of every country that there is. */
@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class SummaryIT {

    private static final String SUMMARY = "/v1/reports/customers/summary";
    private static final List<String> COUNTRIES = List.of(Locale.getISOCountries());

    private static ReadSide side;
    private static ReadService service;

    @BeforeAll
    static void start(Servers servers) {
        side = new ReadSide(servers);
        service = side.start();
        List<CustomerEvent> customers = new ArrayList<>();
        Stream.concat(COUNTRIES.stream(), Stream.of("SE"))
                .forEach(country -> customers.add(
                        created(aCustomer().livingIn("Town", country).build())));
        side.publishAndAwait(service, customers.size(), customers);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void countsEveryCountryTheMostFrequentFirst() {
        JsonNode countries = service.get(SUMMARY).json().at("/countries");

        assertThat(countries.at("/0/value").asString()).isEqualTo("SE");
        assertThat(countries.at("/0/count").asLong()).isEqualTo(2);
        assertThat(countries.valueStream().map(country -> country.at("/value").asString()))
                .containsExactlyInAnyOrderElementsOf(COUNTRIES);
    }

    @Test
    void writesAsManyRowsOfCsv() {
        assertThat(service.get(SUMMARY + "?format=csv").body().lines().filter(line -> line.startsWith("country,")))
                .hasSize(COUNTRIES.size())
                .startsWith("country,SE,2");
    }
}

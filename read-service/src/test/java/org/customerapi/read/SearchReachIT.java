package org.customerapi.read;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;

/** Searches where many words are alike; Elasticsearch by itself looks at 50 of them. */
@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class SearchReachIT {

    private static final String ALIKE = "mard";
    private static final UUID ID = UUID.randomUUID();

    private static ReadSide side;
    private static ReadService service;

    @BeforeAll
    static void start(Servers servers) {
        side = new ReadSide(servers);
        service = side.start();
        List<CustomerEvent> events = Stream.concat(
                        Stream.concat(
                                oneLetterOff(),
                                letters().map(letter -> aCustomer().named("q" + letter + "x", "Zz"))),
                        Stream.of(
                                aCustomer().named("Anna", "Aa").livingIn("Qum", "IR"),
                                aCustomer()
                                        .id(ID)
                                        .named("Tom", "Key")
                                        .known("###")
                                        .phone("030-0074321", "+49300074321")))
                .map(customer -> created(customer.build()))
                .toList();
        side.publishAndAwait(service, events.size(), events);
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    private static Stream<CustomerBuilder> oneLetterOff() {
        List<CustomerBuilder> customers = new ArrayList<>();
        for (int i = 0; i < ALIKE.length(); i++) {
            String before = ALIKE.substring(0, i);
            String behind = ALIKE.substring(i + 1);
            letters()
                    .map(letter -> before + letter + behind)
                    .filter(word -> !word.equals(ALIKE))
                    .forEach(word -> customers.add(aCustomer().named(word, "Zz")));
        }
        return customers.stream();
    }

    private static Stream<String> letters() {
        return "abcdefghijklmnopqrstuvwxyz".chars().mapToObj(Character::toString);
    }

    @Test
    void forgivesATypoHoweverManyWordsAreOneLetterOff() {
        assertThat(found(ALIKE).total()).isEqualTo(100);
    }

    @Test
    void prefersEveryNameThatBeginsSoToAnotherWordThatDoes() {
        List<String> names = found("q").items("lastName");

        assertThat(names).hasSize(28).last().isEqualTo("Aa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"###", "+49 30 0074321", "+49 (300) 0743-21", "030 00 743 21", "0300074321", "030-0074321"})
    void findsByKeysOfSignsAndByAPhoneNumberInGroupsAsOneLikes(String text) {
        assertThat(found(text).items("id")).containsExactly(ID.toString());
    }

    @Test
    void findsByTheId() {
        assertThat(found(ID.toString()).items("id")).first().isEqualTo(ID.toString());
    }

    private static Answer found(String text) {
        return service.get("/v1/customers?size=1000&q=" + URLEncoder.encode(text, UTF_8));
    }
}

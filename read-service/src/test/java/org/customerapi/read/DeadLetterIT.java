package org.customerapi.read;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.contracts.Scopes;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.read.fixture.Tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class DeadLetterIT {

    private static final String LETTERS = "/v1/admin/dead-letters";

    private static final String ADMIN = Tokens.with(Scopes.ADMIN);

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

    @ParameterizedTest
    @CsvSource({
        "ce_type, '', no header ce_type",
        "ce_type, org.example.v9, unknown ce_type",
        "ce_subject, '', no header ce_subject",
        "ce_subject, somebody-else, the key is not the subject",
        "ce_time, yesterday, ce_time is not a time",
        "ce_sequence, 7, version is not the sequence",
        "ce_id, '', no header ce_id"
    })
    void saysWhyAnEventCannotBeApplied(String header, String value, String reason) {
        CustomerEvent event = created(aCustomer().build());
        side.topic().publishRaw(side.topic().record(event, Map.of(header, value)));
        side.awaitCaughtUp();

        Answer letters = service.getWith(ADMIN, LETTERS + "?size=1");
        assertThat(letters.items("key")).containsExactly(event.customerId().toString());
        assertThat(letters.items("reason").getFirst()).contains(reason);
    }

    @Test
    void takesBytesThatAreNoJsonAndRecordsWithoutValue() {
        CustomerEvent event = created(aCustomer().build());
        ProducerRecord<byte[], byte[]> good = side.topic().record(event);
        side.topic()
                .publishRaw(new ProducerRecord<>(good.topic(), null, good.key(), new byte[] {1, 2}, good.headers()));
        side.topic().publishRaw(new ProducerRecord<>(good.topic(), null, good.key(), null, good.headers()));
        side.topic().publishRaw(new ProducerRecord<>(good.topic(), 0, (byte[]) null, good.value(), good.headers()));
        side.awaitCaughtUp();

        Answer letters = service.getWith(ADMIN, LETTERS + "?size=3");
        assertThat(letters.items("reason"))
                .anySatisfy(reason -> assertThat(reason).contains("not a customer event"))
                .anySatisfy(reason -> assertThat(reason).contains("no value"))
                .anySatisfy(reason -> assertThat(reason).contains("the key is not the subject"));
    }

    @Test
    void bearsHeadersWithoutValueAndThoseOfItsOwnClosingNotes() {
        CustomerEvent nothing = created(aCustomer().build());
        ProducerRecord<byte[], byte[]> withoutType = side.topic().record(nothing, Map.of(EventHeaders.TYPE, ""));
        withoutType.headers().add(EventHeaders.TYPE, null);
        side.topic().publishRaw(withoutType);
        CustomerEvent foreign = created(aCustomer().build());
        side.topic()
                .publishRaw(
                        side.topic().record(foreign, Map.of("closes_dead_letter", "x", EventHeaders.SEQUENCE, "9")));
        side.awaitCaughtUp();

        Answer letters = service.getWith(ADMIN, LETTERS + "?size=2");
        assertThat(letters.status()).isEqualTo(200);
        assertThat(letters.items("key"))
                .containsExactlyInAnyOrder(
                        nothing.customerId().toString(), foreign.customerId().toString());
    }

    @Test
    void takesARecordThatIsLargerThanAnyEventOnceUnpacked() {
        CustomerEvent event = created(aCustomer().build());
        ProducerRecord<byte[], byte[]> good = side.topic().record(event);
        byte[] large = new byte[2 * 1024 * 1024];
        side.topic().publishRaw(new ProducerRecord<>(good.topic(), null, good.key(), large, good.headers()));
        side.awaitCaughtUp();

        assertThat(service.getWith(ADMIN, LETTERS + "?size=1").items("key"))
                .containsExactly(event.customerId().toString());
    }

    @Test
    void requeuesALetterAsItWas() {
        ProducerRecord<byte[], byte[]> bad =
                side.topic().record(created(aCustomer().build()), Map.of(EventHeaders.SEQUENCE, "9"));
        side.topic().publishRaw(bad);
        side.awaitCaughtUp();
        JsonNode first = newest();
        assertIs(bad, first);
        String id = first.at("/id").asString();

        assertThat(requeue(id).status()).isEqualTo(202);

        assertThat(service.getWith(ADMIN, LETTERS + "/" + id).status()).isEqualTo(404);
        assertThat(requeue(id).status()).isEqualTo(404);
        // It is as wrong as it was, so it comes back as another letter.
        await().untilAsserted(() -> assertIs(bad, newest()));
        JsonNode second = newest();
        assertThat(second.at("/id").asString()).isNotEqualTo(id);
        assertThat(second.at("/offset").asLong())
                .isGreaterThan(first.at("/offset").asLong());
    }

    @Test
    void appliesARequeuedLetterWhoseFaultIsMended() throws IOException, InterruptedException {
        CustomerEvent event = created(aCustomer().of("x".repeat(40_000)).build());
        side.topic().publish(event);
        side.awaitCaughtUp();
        JsonNode letter = newest();
        assertThat(letter.at("/key").asString()).isEqualTo(event.customerId().toString());
        assertThat(letter.at("/reason").asString()).contains("refused by the read model");
        String path = "/v1/customers/" + event.customerId();
        assertThat(service.get(path).status()).isEqualTo(404);

        leaveLongCompaniesOut();
        assertThat(requeue(letter.at("/id").asString()).status()).isEqualTo(202);

        await().untilAsserted(() -> assertThat(service.get(path).status()).isEqualTo(200));
        assertThat(service.getWith(ADMIN, LETTERS + "?size=1").items("key"))
                .doesNotContain(event.customerId().toString());
    }

    @Test
    void isListedNoMoreOnceItIsDismissed() {
        CustomerEvent event = created(aCustomer().build());
        side.topic().publishRaw(side.topic().record(event, Map.of(EventHeaders.SEQUENCE, "9")));
        side.awaitCaughtUp();
        String id = newest().at("/id").asString();

        assertThat(call("DELETE", LETTERS + "/" + id).status()).isEqualTo(204);

        assertThat(call("DELETE", LETTERS + "/" + id).status()).isEqualTo(404);
        assertThat(service.getWith(ADMIN, LETTERS + "?size=1").items("key"))
                .doesNotContain(event.customerId().toString());
        assertThat(service.send(service.request(LETTERS + "/" + id)
                                .header("Authorization", "Bearer " + Tokens.with(Scopes.READ))
                                .DELETE()
                                .build())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void isForAdministratorsOnly() {
        assertThat(service.get(LETTERS).status()).isEqualTo(403);
    }

    private static JsonNode newest() {
        return service.getWith(ADMIN, LETTERS + "?size=1").json().at("/items/0");
    }

    private static void assertIs(ProducerRecord<byte[], byte[]> record, JsonNode letter) {
        assertThat(letter.at("/key").asString()).isEqualTo(new String(record.key(), UTF_8));
        assertThat(letter.at("/value").asString()).isEqualTo(new String(record.value(), UTF_8));
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        Map<String, String> shown = new HashMap<>();
        letter.at("/headers").forEachEntry((name, value) -> shown.put(name, value.asString()));
        assertThat(shown).isEqualTo(headers).containsKey(EventHeaders.SEQUENCE);
    }

    /** As an operator might, until the next rebuild. */
    private static void leaveLongCompaniesOut() throws IOException, InterruptedException {
        HttpRequest mapping = HttpRequest.newBuilder(
                        URI.create(side.servers().elasticsearch().uri() + "/" + side.alias() + "/_mapping"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("""
                        {"properties":{"company":{"type":"keyword","ignore_above":200,"fields":{
                         "folded":{"type":"keyword","normalizer":"folded","ignore_above":200}}}}}"""))
                .build();
        assertThat(service.send(mapping).status()).isEqualTo(200);
    }

    private static Answer requeue(String id) {
        return call("POST", LETTERS + "/" + id + "/requeue");
    }

    private static Answer call(String method, String path) {
        return service.send(service.request(path)
                .header("Authorization", "Bearer " + ADMIN)
                .method(method, BodyPublishers.noBody())
                .build());
    }
}

package org.customerapi.read;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.contracts.Scopes;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.read.domain.CustomerEvent;
import org.customerapi.read.fixture.Answer;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.read.fixture.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class DeadLetterIT {

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

        Answer letters = service.getWith(ADMIN, "/v1/admin/dead-letters?size=1");
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

        Answer letters = service.getWith(ADMIN, "/v1/admin/dead-letters?size=3");
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

        Answer letters = service.getWith(ADMIN, "/v1/admin/dead-letters?size=2");
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

        assertThat(service.getWith(ADMIN, "/v1/admin/dead-letters?size=1").items("key"))
                .containsExactly(event.customerId().toString());
    }

    @Test
    void requeuesALetterAsItWas() {
        CustomerEvent event = created(aCustomer().build());
        side.topic().publishRaw(side.topic().record(event, Map.of(EventHeaders.SEQUENCE, "9")));
        side.awaitCaughtUp();
        String id = service.getWith(ADMIN, "/v1/admin/dead-letters?size=1")
                .items("id")
                .getFirst();
        Answer shown = service.getWith(ADMIN, "/v1/admin/dead-letters/" + id);
        assertThat(shown.json().at("/headers/ce_sequence").asString()).isEqualTo("9");
        assertThat(shown.json().at("/value").asString())
                .contains(event.customerId().toString());

        assertThat(requeue(id).status()).isEqualTo(202);

        assertThat(service.getWith(ADMIN, "/v1/admin/dead-letters/" + id).status())
                .isEqualTo(404);
        assertThat(requeue(id).status()).isEqualTo(404);
        // It is as wrong as it was, so it comes back as another letter.
        await().untilAsserted(() -> assertThat(
                        service.getWith(ADMIN, "/v1/admin/dead-letters?size=1").items("key"))
                .containsExactly(event.customerId().toString()));
    }

    @Test
    void isForAdministratorsOnly() {
        assertThat(service.get("/v1/admin/dead-letters").status()).isEqualTo(403);
    }

    private static Answer requeue(String id) {
        return service.send(service.request("/v1/admin/dead-letters/" + id + "/requeue")
                .header("Authorization", "Bearer " + ADMIN)
                .POST(BodyPublishers.noBody())
                .build());
    }
}

package org.customerapi.system;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.customerapi.contracts.EventHeaders;
import org.customerapi.contracts.Topics;
import org.customerapi.localstack.http.Answer;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.system.kit.Client;
import org.customerapi.system.kit.EventLog;
import org.customerapi.system.kit.RunningStack;
import org.customerapi.system.kit.SpanReceiver;
import org.customerapi.system.kit.SpanReceiver.ReceivedSpan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(RunningStack.class)
class TracingSystemTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String trace = randomHex(16);
    private final String caller = randomHex(8);

    @Test
    void aWriteIsOneTraceFromTheGatewayToTheReadModelAndTheArchive(Stack stack, Client anyone, SpanReceiver spans) {
        Answer created = traced(anyone).post("/v1/customers", "{\"company\":\"Traced\"}");

        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(spans.of(trace)).hasSize(5));
        ReceivedSpan edge = only("gateway", "POST /v1/customers", spans);
        ReceivedSpan write = only("write-service", "POST /v1/customers", spans);
        assertThat(edge.parent()).isEqualTo(caller);
        assertThat(write.parent()).isEqualTo(edge.id());
        assertThat(List.of(
                        only("write-service", "publish " + Topics.CUSTOMER_EVENTS, spans),
                        only("read-service", "project " + Topics.CUSTOMER_EVENTS, spans),
                        only("s3-sink", "archive " + Topics.CUSTOMER_EVENTS, spans)))
                .extracting(ReceivedSpan::parent)
                .containsOnly(write.id());
        assertThat(traceParentOf(created.text("id"), stack)).isEqualTo("00-" + trace + "-" + write.id() + "-01");
    }

    @Test
    void aReadIsOneTraceThroughTheGateway(Client anyone, SpanReceiver spans) {
        assertThat(traced(anyone).get("/v1/customers?q=secret").status()).isEqualTo(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(spans.of(trace)).hasSize(2));
        assertThat(only("read-service", "GET /v1/customers", spans).parent())
                .isEqualTo(only("gateway", "GET /v1/customers", spans).id());
    }

    private Client traced(Client anyone) {
        return anyone.as("admin").with("traceparent", "00-" + trace + "-" + caller + "-01");
    }

    private ReceivedSpan only(String service, String name, SpanReceiver spans) {
        List<ReceivedSpan> fitting = spans.of(trace).stream()
                .filter(span -> span.service().equals(service) && span.name().equals(name))
                .toList();
        assertThat(fitting)
                .as("%s of %s among %s", name, service, spans.of(trace))
                .hasSize(1);
        return fitting.getFirst();
    }

    private static String traceParentOf(String customer, Stack stack) {
        ConsumerRecord<String, String> event = EventLog.read(stack).stream()
                .filter(record -> record.key().equals(customer))
                .findFirst()
                .orElseThrow();
        return EventLog.header(event, EventHeaders.TRACE_PARENT);
    }

    private static String randomHex(int bytes) {
        byte[] id = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}

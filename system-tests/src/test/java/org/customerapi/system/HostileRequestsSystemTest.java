package org.customerapi.system;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.customerapi.localstack.hostile.HostileRequest;
import org.customerapi.localstack.hostile.RawSocket;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.system.kit.Client;
import org.customerapi.system.kit.Database;
import org.customerapi.system.kit.Heaps;
import org.customerapi.system.kit.RunningStack;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole list against the whole stack: what passes the gateway is not to shake what stands behind it. */
@ExtendWith(RunningStack.class)
class HostileRequestsSystemTest {

    private static final long TOLERATED_BYTES = 24L << 20;

    /** All that requests write to beside the customers; the outbox alone becomes empty by itself. */
    private static final List<String> TABLES =
            List.of("api_user", "refresh_token", "idempotency", "outbox_held", "outbox_refusal");

    @Test
    void areAnsweredRightlyLeaveNothingBehindAndShakeNobody(Stack stack, Client anyone) throws IOException {
        Client admin = anyone.as("admin");
        Map<String, Long> versions = Database.versions(stack);
        Map<String, Long> rows = rows(stack);
        long waiting = Database.rows(stack, "outbox");
        String deadLetters = admin.get("/v1/admin/dead-letters").body();
        Map<Part, Long> memory = Heaps.live(stack);

        sendAll(stack);

        assertThat(Database.versions(stack)).isEqualTo(versions);
        assertThat(rows(stack)).isEqualTo(rows);
        assertThat(Database.rows(stack, "outbox")).isLessThanOrEqualTo(waiting);
        assertThat(admin.get("/v1/admin/dead-letters").body()).isEqualTo(deadLetters);
        assertThat(admin.get("/v1/customers?size=1").status()).isEqualTo(200);
        assertThat(Heaps.live(stack))
                .allSatisfy((part, live) -> assertThat(live)
                        .as("the heap of the %s", part.partName())
                        .isLessThan(Objects.requireNonNull(memory.get(part)) + TOLERATED_BYTES));
        assertThat(Stream.of(Part.values()).filter(part -> !stack.part(part).isRunning()))
                .isEmpty();
    }

    private static Map<String, Long> rows(Stack stack) {
        return TABLES.stream().collect(Collectors.toMap(Function.identity(), table -> Database.rows(stack, table)));
    }

    private static void sendAll(Stack stack) throws IOException {
        String secret = Objects.requireNonNull(stack.environment().get("JWT_SECRET_KEY"));
        SoftAssertions answers = new SoftAssertions();
        for (HostileRequest request : HostileRequest.all(secret)) {
            String answer = RawSocket.exchange(stack.gateway().getPort(), request.text());
            answers.assertThat(request.onTheStack())
                    .as("%s: %s answered %s", request.group(), request.name(), answer)
                    .contains(HostileRequest.statusOf(answer));
            answers.assertThat(answer).doesNotContain("<html", "Exception", "\tat ", "omcat", "lasticsearch", "ysql");
        }
        answers.assertAll();
    }
}

package org.customerapi.system;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
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
import org.customerapi.system.kit.RunningStack;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole list against the whole stack: what passes the gateway is not to shake what stands behind it. */
@ExtendWith(RunningStack.class)
class HostileRequestsSystemTest {

    @Test
    void areAnsweredRightlyLeaveNothingBehindAndShakeNobody(Stack stack, Client anyone) throws IOException {
        Client admin = anyone.as("admin");
        Map<String, Long> before = Database.versions(stack);
        long users = Database.rows(stack, "api_user");
        String secret = Objects.requireNonNull(stack.environment().get("JWT_SECRET_KEY"));
        SoftAssertions answers = new SoftAssertions();

        for (HostileRequest request : HostileRequest.all(secret)) {
            String answer = RawSocket.exchange(stack.gateway().getPort(), request.text());
            answers.assertThat(request.statuses())
                    .as("%s: %s answered %s", request.group(), request.name(), answer)
                    .contains(HostileRequest.statusOf(answer));
            answers.assertThat(answer).doesNotContain("<html", "Exception", "\tat ", "omcat", "lasticsearch", "ysql");
        }

        answers.assertAll();
        assertThat(Database.versions(stack)).isEqualTo(before);
        assertThat(Database.rows(stack, "api_user")).isEqualTo(users);
        assertThat(admin.get("/v1/customers?size=1").status()).isEqualTo(200);
        assertThat(Stream.of(Part.values()).filter(part -> !stack.part(part).isRunning()))
                .isEmpty();
    }
}

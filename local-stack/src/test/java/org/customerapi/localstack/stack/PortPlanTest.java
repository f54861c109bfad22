package org.customerapi.localstack.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortPlanTest {

    @Test
    void givesTheUsualPortsWhenNothingIsSet() {
        PortPlan plan = PortPlan.from(Map.of("GATEWAY_PORT", ""));

        assertThat(plan.of(Part.GATEWAY)).isEqualTo(5000);
        assertThat(plan.of(Part.S3)).isEqualTo(4566);
    }

    @Test
    void takesAPortFromItsVariable() {
        assertThat(PortPlan.from(Map.of("S3_SINK_PORT", "5103")).of(Part.S3_SINK))
                .isEqualTo(5103);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "50 00", "5e3", "٥٠٠٠"})
    void refusesWhatIsNoPortAndNamesTheVariable(String text) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> PortPlan.from(Map.of("KAFKA_PORT", text)))
                .withMessageContaining("KAFKA_PORT")
                .withMessageContaining(text);
    }

    @Test
    void refusesOnePortForTwoParts() {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> PortPlan.from(Map.of("MYSQL_PORT", "5000")))
                .withMessageContainingAll("MYSQL_PORT", "GATEWAY_PORT", "5000");
    }

    @Test
    void namesTheVariableOfAPortThatIsTaken() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = new HashMap<>(PortPlan.free().toEnvironment());
            environment.put("READ_SERVICE_PORT", Integer.toString(socket.getLocalPort()));

            assertThatExceptionOfType(BadSetting.class)
                    .isThrownBy(() -> PortPlan.from(environment).requireFree())
                    .withMessageContainingAll("READ_SERVICE_PORT", "read-service", "" + socket.getLocalPort());
        }
    }

    @Test
    void comesBackFromItsEnvironment() {
        PortPlan plan = PortPlan.free();
        assertThat(PortPlan.from(plan.toEnvironment()).toEnvironment()).isEqualTo(plan.toEnvironment());
    }
}

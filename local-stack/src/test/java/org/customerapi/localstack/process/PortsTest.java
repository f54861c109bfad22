package org.customerapi.localstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PortsTest {

    @Test
    void seesWhatListensOnTheLoopbackAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isTaken(socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void seesWhatListensOnEveryAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(Ports.free())) {
            assertThat(Ports.isTaken(socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void staysBelowThePortsOfOutgoingConnections() {
        assertThat(Ports.free()).isBetween(20_000, 31_999);
    }
}

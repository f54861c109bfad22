package org.customerapi.localstack;

import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

@WithServers(Server.S3)
class S3ServerIT {

    @Test
    void givesBackWhatWasPut(Servers servers) throws Exception {
        URI object = bucket(servers.s3(), servers.namespace()).resolve("a%20b/c.txt");

        assertThat(Http.put(object, "content").statusCode()).isEqualTo(200);

        assertThat(Http.get(object).body()).isEqualTo("content");
    }

    @Test
    void makesABucketTwiceWithoutHarm(Servers servers) throws Exception {
        String name = servers.namespace();
        URI object = bucket(servers.s3(), name).resolve("c.txt");
        Http.put(object, "content");

        servers.s3().createBucket(name);

        assertThat(Http.get(object).body()).isEqualTo("content");
    }

    @Test
    void keepsObjectsOverAStopAndAKill() throws Exception {
        try (Servers servers = Servers.dedicated(Server.S3)) {
            S3Server s3 = servers.s3();
            URI object = bucket(s3, servers.namespace()).resolve("c.txt");
            Http.put(object, "content");

            s3.stop();
            s3.start();
            assertThat(Http.get(object).body()).isEqualTo("content");
            s3.kill();
            s3.start();
            assertThat(Http.get(object).body()).isEqualTo("content");
        }
    }

    @Test
    void isOutOfReachOfOtherMachines(Servers servers) throws Exception {
        assumeThat(outsideAddresses()).isNotEmpty();
        for (InetAddress address : outsideAddresses()) {
            assertThatThrownBy(() -> connect(address, servers.s3().port())).isInstanceOf(ConnectException.class);
        }
    }

    private static URI bucket(S3Server s3, String name) {
        s3.createBucket(name);
        return s3.endpoint().resolve("/" + name + "/");
    }

    private static void connect(InetAddress address, int port) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2000);
        }
    }

    private static List<InetAddress> outsideAddresses() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
    }
}

package org.customerapi.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks the service of this container whether it is ready, on the port that {@code SERVER_PORT} names.
 *
 * <p>Ends with 0 when {@code GET /health/readiness} answers 200, and with 1 otherwise, as HEALTHCHECK wants it. It speaks
 * HTTP over a bare socket, because loading the JDK's HTTP client would take longer than all the rest.
 */
final class HealthProbe {

    private static final int PATIENCE_MILLIS = 2_000;
    private static final byte[] REQUEST =
            "GET /health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private HealthProbe() {}

    public static void main(String[] arguments) {
        System.exit(isReady(Integer.parseInt(System.getenv("SERVER_PORT"))) ? 0 : 1);
    }

    /** Whether what listens on that port of the loopback address says that it is ready; anything but a yes is a no. */
    static boolean isReady(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream request = socket.getOutputStream();
            request.write(REQUEST);
            request.flush();
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(status, StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException refused) {
            return false;
        }
    }
}

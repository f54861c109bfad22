package org.customerapi.localstack.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are, for what no HTTP client would send. */
public final class RawSocket {

    private static final int TIMEOUT_MILLIS = 10_000;

    private RawSocket() {}

    /**
     * Sends the text, and returns all that is answered until the other side closes; nothing when it cuts the connection.
     *
     * @throws java.net.SocketTimeoutException when it is silent for 10 s and does not close
     */
    public static String exchange(int port, String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (SocketException cut) {
                return "";
            }
        }
    }
}

package org.customerapi.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A stand-in for a part that sends the same bytes to whoever asks, right or wrong, and closes the connection. */
public final class CannedPart implements AutoCloseable {

    private final ServerSocket server;
    private final byte[] answer;

    private CannedPart(String answer) throws IOException {
        this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    public static CannedPart answering(String answer) throws IOException {
        return new CannedPart(answer);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                skipHead(socket.getInputStream());
                socket.getOutputStream().write(answer);
            } catch (IOException gone) {
                // Either side has left; the next one is welcome.
            }
        }
    }

    static void skipHead(InputStream in) throws IOException {
        String seen = "";
        while (!seen.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("left within the head");
            }
            seen = (seen + (char) next).substring(Math.max(0, seen.length() - 3));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

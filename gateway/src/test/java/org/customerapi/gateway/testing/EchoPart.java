package org.customerapi.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A stand-in for a part that answers a chunked body with the very same chunks, while they come. It holds nothing, so it
 * stands still as soon as nobody takes what it sends.
 */
public final class EchoPart implements AutoCloseable {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String END = "0\r\n\r\n";

    private final ServerSocket server;

    private EchoPart() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public static EchoPart start() throws IOException {
        return new EchoPart();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            CannedPart.skipHead(socket.getInputStream());
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.ISO_8859_1));
            copy(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException left) {
            // The other side has gone; so does this one.
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[4096];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            if (new String(buffer, 0, read, StandardCharsets.ISO_8859_1).endsWith(END)) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

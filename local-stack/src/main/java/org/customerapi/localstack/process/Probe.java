package org.customerapi.localstack.process;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Asks a server, in its own protocol, whether it is ready; anything but a yes is a no. */
public final class Probe {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int NO_ANSWER = 999;
    private static final int METADATA_REQUEST = 3;
    private static final int MYSQL_PROTOCOL = 10;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private Probe() {}

    /** GET answers 200. */
    public static boolean http(URI uri) {
        return status(uri) == 200;
    }

    /** GET answers anything but an error of the server's. */
    public static boolean httpAtAll(URI uri) {
        return status(uri) < 500;
    }

    private static int status(URI uri) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException refused) {
            return NO_ANSWER;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + uri, interrupted);
        }
    }

    /** The server greets with protocol version 10, as MySQL does when it takes connections. */
    public static boolean mysql(int port) {
        try (Socket socket = connect(port)) {
            byte[] greeting = socket.getInputStream().readNBytes(5);
            return greeting.length == 5 && greeting[4] == MYSQL_PROTOCOL;
        } catch (IOException refused) {
            return false;
        }
    }

    /** The broker names itself in a metadata answer (version 0), which it does once it may serve. */
    public static boolean kafka(int port) {
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(metadataRequest());
            DataInputStream answer = new DataInputStream(socket.getInputStream());
            answer.readInt(); // length
            answer.readInt(); // correlation id
            return answer.readInt() > 0; // number of brokers
        } catch (IOException refused) {
            return false;
        }
    }

    private static byte[] metadataRequest() {
        // length, API key, API version, correlation id, client id (null), topics (none named)
        return ByteBuffer.allocate(18)
                .putInt(14)
                .putShort((short) METADATA_REQUEST)
                .putShort((short) 0)
                .putInt(1)
                .putShort((short) -1)
                .putInt(0)
                .array();
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
        return socket;
    }
}

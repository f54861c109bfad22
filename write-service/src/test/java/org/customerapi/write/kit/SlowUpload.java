package org.customerapi.write.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.awaitility.Awaitility;

/** An import that is sent bit by bit, chunked, while its answer is read. */
public final class SlowUpload implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final BufferedReader in;

    /** Begins one, with the token of {@code api}. */
    public SlowUpload(Api api, String type) throws IOException {
        Api admin = api.as("admin");
        socket = admin.connect();
        out = socket.getOutputStream();
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        sendRaw("POST /v1/customers/import HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nAuthorization: " + admin.header("Authorization") + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    /** Sends a chunk. */
    public void send(String text) throws IOException {
        sendRaw(Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
    }

    /** Sends nothing for long enough to count as slow. */
    public void rest() {
        Awaitility.await().pollDelay(Duration.ofMillis(100)).until(() -> true);
    }

    /** Sends the last chunk. */
    public void end() throws IOException {
        sendRaw("0\r\n\r\n");
    }

    /** Sends nothing any more, not even the last chunk, and still reads. */
    public void leave() throws IOException {
        socket.shutdownOutput();
    }

    /** Sends bytes as they are. */
    public void sendRaw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for the next line of the answer with this in it. */
    public String readLineWith(String part) throws IOException {
        String line = in.readLine();
        while (line != null && !line.contains(part)) {
            line = in.readLine();
        }
        return line == null ? "" : line;
    }

    /** All that still comes, to the end of the connection. */
    public String readToTheEnd() {
        StringBuilder rest = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                rest.append((char) next);
            }
        } catch (IOException cutOff) {
            rest.append("(cut off)");
        }
        return rest.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package org.customerapi.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that stays open for as long as the server lets it. A full client would take a good part of the two cores that the measured
 * services need.
 */
final class LeanHttp implements AutoCloseable {

    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean closing;

    LeanHttp(int port) {
        this.port = port;
        try {
            socket = connected(port);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Socket connected(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** An answer; the body as text. */
    record Answer(int status, String body) {}

    Answer call(String method, String path, String token, String type, String body) throws IOException {
        send(method, path, token, type, body);
        Head head = head();
        return new Answer(head.status(), head.chunked() ? chunks() : text(head.length()));
    }

    /** Registers a customer. */
    void register(String token, String customer) throws IOException {
        Answer answer = call("POST", "/v1/customers", token, "application/json", customer);
        if (answer.status() != 201) {
            throw new IOException(answer.toString());
        }
    }

    private void send(String method, String path, String token, String type, String body) throws IOException {
        if (closing) {
            socket.close();
            socket = connected(port);
            in = new BufferedInputStream(socket.getInputStream());
        }
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type
                + "\r\nContent-Length: " + content.length
                + (token.isEmpty() ? "" : "\r\nAuthorization: Bearer " + token) + "\r\n\r\n";
        byte[] request = new byte[head.length() + content.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
        System.arraycopy(content, 0, request, head.length(), content.length);
        socket.getOutputStream().write(request);
    }

    /** How many lines a GET answers, however many; none of it is kept. */
    long lines(String path, String token) throws IOException {
        send("GET", path, token, "application/json", "");
        Head head = head();
        if (head.status() != 200) {
            throw new IOException(path + " answered " + head.status());
        }
        if (!head.chunked()) {
            return newlines(head.length());
        }
        long lines = 0;
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            lines += newlines(size);
            line();
        }
        line();
        return lines;
    }

    private long newlines(int length) throws IOException {
        long lines = 0;
        for (byte one : in.readNBytes(length)) {
            lines += one == '\n' ? 1 : 0;
        }
        return lines;
    }

    private record Head(int status, int length, boolean chunked) {}

    private Head head() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        closing = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            closing |= lower.startsWith("connection:") && lower.contains("close");
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        return new Head(status, length, chunked);
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

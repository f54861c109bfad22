package org.customerapi.gateway;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.customerapi.contracts.Scopes;
import org.customerapi.gateway.testing.EchoPart;
import org.customerapi.gateway.testing.GatewayInFront;
import org.customerapi.gateway.testing.Rows;
import org.customerapi.gateway.testing.Tokens;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class StreamedImportIT {

    private EchoPart part;
    private GatewayInFront gateway;
    private Socket socket;

    @BeforeEach
    void start() throws IOException {
        part = EchoPart.start();
        gateway = GatewayInFront.with("--WRITE_SERVICE_URL=" + part.uri());
        socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(10_000);
        send("""
                POST /v1/customers/import HTTP/1.1\r
                Host: x\r
                Connection: close\r
                Authorization: Bearer %s\r
                Transfer-Encoding: chunked\r
                \r
                """.formatted(Tokens.with(Scopes.WRITE)));
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        gateway.close();
        part.close();
    }

    @Test
    void answersTheFirstLinesBeforeTheLastLinesAreSent() throws Exception {
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

        send("6\r\nfirst\n\r\n");
        assertThat(lines.lines().anyMatch("first"::equals)).isTrue();

        send("7\r\nsecond\n\r\n0\r\n\r\n");
        assertThat(lines.lines().anyMatch("second"::equals)).isTrue();
    }

    /** Far more than all buffers on the way hold: it would stand still if one direction waited for the other. */
    @Test
    void carriesTwentyMegabytesInBothDirectionsAtOnce() throws Exception {
        long rows = 20_000_000 / Rows.WIDTH;
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendRows(rows));

        long answered = payload(new BufferedInputStream(socket.getInputStream()));

        sent.join();
        assertThat(answered).isEqualTo(rows * Rows.WIDTH);
    }

    /** How many bytes the chunks of an answer hold. */
    private static long payload(InputStream in) throws IOException {
        while (!line(in).isEmpty()) {
            // The head of the answer.
        }
        long total = 0;
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(size + 2L);
            total += size;
        }
        return total;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private void sendRows(long rows) {
        try (Rows body = new Rows(rows)) {
            byte[] chunk = new byte[Rows.WIDTH * 100];
            for (int read = body.read(chunk); read > 0; read = body.read(chunk)) {
                send(Integer.toHexString(read) + "\r\n" + new String(chunk, 0, read, ISO_8859_1) + "\r\n");
            }
            send("0\r\n\r\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void send(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }
}

package org.customerapi.read;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.contracts.Scopes;
import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.read.fixture.ReadService;
import org.customerapi.read.fixture.ReadSide;
import org.customerapi.read.fixture.Tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customerapi.read.fixture.CustomerBuilder.aCustomer;
import static org.customerapi.read.fixture.Events.created;

@WithServers({Server.KAFKA, Server.ELASTICSEARCH})
class ExportIT {

    private static final int ALL = 6_500;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** Far less than a stalled export is borne with. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private static ReadSide side;
    private static ReadService service;

    @BeforeAll
    static void start(Servers servers) {
        side = new ReadSide(servers);
        service = side.start(Map.of("customer-api.read-model.max-exports", 1));
        side.publishAndAwait(
                service,
                ALL,
                IntStream.range(0, ALL)
                        .mapToObj(number -> created(aCustomer()
                                .known("C%05d".formatted(number))
                                .of(number == 7 ? "=SUM(1;2)" : "Café, \"Ñandú\" & Söhne <" + number + ">")
                                .livingIn("Town", number % 2 == 0 ? "SE" : "DE")
                                .tagged("a", "b")
                                .build()))
                        .toList());
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void writesEveryRowAsCsvWithFormulasDefused() {
        Answer answer = service.get("/v1/customers/export?sort=externalId");
        List<String> lines = answer.body().lines().toList();

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).matches("attachment; filename=\"customers-.*\\.csv\"");
        assertThat(lines).hasSize(ALL + 1);
        assertThat(lines.getFirst()).startsWith("id,externalId,firstName");
        assertThat(lines.get(1))
                .contains(",C00000,,,\"Café, \"\"Ñandú\"\" & Söhne <0>\",")
                .contains(",a;b,");
        assertThat(lines.get(8)).contains(",'=SUM(1;2),");
    }

    @Test
    void writesWhatMatchesAsNdjson() {
        Answer answer = service.get("/v1/customers/export?format=ndjson&country=SE&sort=-externalId");
        List<String> lines = answer.body().lines().toList();

        assertThat(lines).hasSize(ALL / 2);
        assertThat(lines.getFirst()).contains("\"externalId\":\"C06498\"").startsWith("{\"id\":");
    }

    @Test
    void writesAWorkbook(@TempDir Path folder) throws Exception {
        byte[] body = bytes("/v1/customers/export?format=xlsx&sort=externalId");

        String sheet = entry(body, "xl/worksheets/sheet1.xml", folder);
        assertThat(sheet)
                .contains("externalId")
                .contains("C00000")
                .contains("C06499")
                .contains("=SUM(1;2)");
        assertThat(sheet.split("<row ", -1)).hasSize(ALL + 2);
    }

    @Test
    void freesItsPlaceAtOnceWhenTheClientGoesAway() throws Exception {
        try (Socket socket = exporting()) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');

            Answer second = service.get("/v1/customers/export");
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.header("Retry-After")).isNotEmpty();
        }
        awaitFreePlace();
    }

    /** Nothing of it would be seen, so nothing is read for it. */
    @Test
    void answersAHeadWithoutTakingAPlace() throws Exception {
        try (Socket socket = exporting()) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');

            Answer head = head("/v1/customers/export?format=ndjson&country=SE");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).isEqualTo("application/x-ndjson");
            assertThat(head.header("Content-Disposition")).matches("attachment; filename=\"customers-.*\\.ndjson\"");
            assertThat(head.header("Content-Length")).isEmpty();
        }
        awaitFreePlace();
        assertThat(head("/v1/customers/export?format=pdf").status()).isEqualTo(400);
    }

    @Test
    void refusesAnUnknownFormat() {
        assertThat(service.get("/v1/customers/export?format=pdf").badParameters())
                .containsExactly("format");
        assertThat(service.get("/v1/customers/export?page=2").badParameters()).containsExactly("page");
    }

    /** A client that has begun to read an export and reads no further. */
    private static Socket exporting() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout((int) LONGEST_WAIT.toMillis());
        socket.getOutputStream()
                .write(("GET /v1/customers/export?format=ndjson HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                + Tokens.with(Scopes.READ) + "\r\n\r\n")
                        .getBytes(UTF_8));
        return socket;
    }

    private static void awaitFreePlace() {
        await().atMost(AT_ONCE)
                .until(() -> service.get("/v1/customers/export?country=XX").status() == 200);
    }

    private static Answer head(String path) {
        return service.send(service.request(path)
                .header("Authorization", "Bearer " + Tokens.with(Scopes.READ))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static byte[] bytes(String path) throws IOException, InterruptedException {
        HttpRequest request = service.request(path)
                .header("Authorization", "Bearer " + Tokens.with(Scopes.READ))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        }
    }

    private static String entry(byte[] workbook, String name, Path folder) throws IOException {
        Path file = Files.write(folder.resolve("customers.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
        }
    }
}

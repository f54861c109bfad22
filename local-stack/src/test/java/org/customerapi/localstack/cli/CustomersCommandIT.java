package org.customerapi.localstack.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.customerapi.localstack.process.ChildProcess;
import org.customerapi.localstack.process.Ports;
import org.customerapi.localstack.process.Shell;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.StackFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CustomersCommandIT {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration SHORT = Duration.ofMinutes(1);

    private final Checkout checkout;

    CustomersCommandIT(@TempDir Path folder) throws IOException {
        checkout = new Checkout(folder);
    }

    @AfterEach
    void leaveNothing() {
        checkout.run("down");
    }

    @Test
    void keepsTheStackUpUntilItIsToldToStop() throws Exception {
        ChildProcess up = upAndAnswering();
        assertThat(said()).contains(gateway(), "admin/admin", "reader/reader");
        assertThat(checkout.run("status").status()).isZero();

        Shell.Outcome second = checkout.run("up");
        assertThat(second.status()).isEqualTo(1);
        assertThat(second.output()).contains("running already (pid " + up.pid() + ")");
        assertThat(checkout.run("reset", "--yes").output()).contains("stop it first");

        bringsBackAPartThatIsKilled();
        printsTheEvents();

        Shell.Outcome down = checkout.run("down");
        assertThat(down.output()).contains("Stopped");
        assertNothingRuns();
        assertThat(up.isRunning()).isFalse();
        assertThat(checkout.run("status").status()).isEqualTo(1);
    }

    private void bringsBackAPartThatIsKilled() throws IOException {
        long pid = pid(Part.S3_SINK).orElseThrow();

        Shell.run("kill -KILL " + pid);

        await().atMost(SHORT).until(() -> said().contains("s3-sink is up again"));
        assertThat(said()).contains("s3-sink ended with status 137", "S3_SINK is ready");
        assertThat(pid(Part.S3_SINK)).isPresent().isNotEqualTo(Optional.of(pid));
    }

    private void printsTheEvents() throws Exception {
        Shell.Outcome none = checkout.run("events");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.output()).contains("no topic customers.events.v1 yet");

        writeEvents("customers.events.v1");
        assertThat(checkout.run("events").output().lines()).hasSize(2).allMatch(line -> line.contains("\"version\":1"));
        assertThat(checkout.run("events", "--max", "1").output().lines()).hasSize(1);
    }

    @Test
    void keepsTheTemporaryFilesOfTheArchivesToolsInTheStacksFolder() {
        Shell.Outcome list = checkout.run("archive", "list");
        assertThat(list.output()).contains("temporary files in " + checkout.file(".local"));
        assertThat(list.status()).isZero();
    }

    @Test
    void leavesNoProcessWhenItIsKilledAndFindsItsDataAgain() throws Exception {
        ChildProcess killed = upAndAnswering();
        URI object = Part.S3.address(checkout.ports().of(Part.S3)).resolve("/customer-events/kept.txt");
        assertThat(request("PUT", object).statusCode()).isEqualTo(200);
        List<Long> children = Arrays.stream(Part.values())
                .map(part -> pid(part).orElseThrow())
                .toList();

        killed.kill();
        await().atMost(SHORT)
                .until(() ->
                        children.stream().allMatch(pid -> ProcessHandle.of(pid).isEmpty()));

        ChildProcess again = upAndAnswering();
        assertThat(request("GET", object).statusCode()).isEqualTo(200);
        Shell.run("kill -INT " + again.pid());
        await().atMost(LONG).until(() -> !again.isRunning());
        assertNothingRuns();

        assertThat(checkout.run("reset", "--yes").status()).isZero();
        assertThat(checkout.file(".local/data")).doesNotExist();
    }

    @Test
    void startsNothingWhenAPortIsTaken() throws IOException {
        int port = checkout.ports().of(Part.GATEWAY);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            Shell.Outcome refused = checkout.run("up");

            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.output()).contains("GATEWAY_PORT", "" + taken.getLocalPort());
            assertThat(refused.output().lines()).hasSize(1);
            assertNothingRuns();
        }
    }

    @Test
    void refusesAPortThatIsNone() {
        Shell.Outcome refused = checkout.run(Map.of("MYSQL_PORT", "many"), "up");

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("MYSQL_PORT", "many");
    }

    @Test
    void deletesNothingWithoutAYes() {
        Shell.Outcome refused = checkout.run("reset");

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("Nothing was deleted");
    }

    @Test
    void hasNothingToStopWhenNothingRuns() {
        assertThat(checkout.run("down").output()).contains("Nothing was running");
    }

    private ChildProcess upAndAnswering() throws IOException {
        Files.deleteIfExists(checkout.file("up.log"));
        ChildProcess up = checkout.up();
        await().atMost(LONG).until(() -> said().contains("is up after") || !up.isRunning());
        assertThat(up.isRunning()).as(said()).isTrue();
        return up;
    }

    private String said() throws IOException {
        Path log = checkout.file("up.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private String gateway() {
        return Part.GATEWAY.address(checkout.ports().of(Part.GATEWAY)).toString();
    }

    private Optional<Long> pid(Part part) {
        return new StackFolder(checkout.file(".local")).runFile(part).living().map(ProcessHandle::pid);
    }

    private void writeEvents(String topic) throws Exception {
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", "127.0.0.1:" + checkout.ports().of(Part.KAFKA));
        try (Admin admin = Admin.create(kafka);
                var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get(30, TimeUnit.SECONDS);
            for (int partition = 0; partition < 2; partition++) {
                producer.send(new ProducerRecord<>(topic, partition, "id", "{\"version\":1}"))
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }

    private void assertNothingRuns() {
        assertThat(Part.values()).allSatisfy(part -> assertThat(pid(part)).isEmpty());
        assertThat(Part.values())
                .filteredOn(part -> part != Part.GATEWAY)
                .allSatisfy(part ->
                        assertThat(Ports.isTaken(checkout.ports().of(part))).isFalse());
    }

    private static HttpResponse<String> request(String method, URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.ofString("content"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}

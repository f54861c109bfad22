package org.customerapi.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.customerapi.localstack.http.Answer;
import org.customerapi.localstack.process.JavaCommand;
import org.customerapi.localstack.process.Shell;
import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.PortPlan;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.system.kit.Client;
import org.customerapi.system.kit.EventLog;

import static org.assertj.core.api.Assertions.assertThat;

/** When the topic has dropped its oldest events, the archive still holds them; on a stack of its own, since it drops them. */
class RebuildFromArchiveSystemTest {

    private static final String REBUILD = "/v1/admin/read-model/rebuild";
    private static final String ALL = "/v1/customers/export?format=ndjson&status=any";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Set<String> ENDED = Set.of("done", "failed");
    private static final int MANY = 30;

    @Test
    void equalsTheFirstReadModel(@TempDir Path folder) {
        try (Stack stack = new Stack(Workspace.current(), folder, PortPlan.free(), Map.of())) {
            stack.start(part -> {});
            rebuildsOn(stack, new Client(stack.gateway()).as("admin"));
        }
    }

    private static void rebuildsOn(Stack stack, Client admin) {
        List<String> paths = IntStream.range(0, MANY)
                .mapToObj(number -> changed(admin, "Kept" + number))
                .toList();
        EventLog.dropArchived(stack, PATIENCE);
        Answer tail = admin.post("/v1/customers", "{\"company\":\"Tail\"}");
        Client patient = admin.with("Consistency-Token", tail.header("Consistency-Token"))
                .with("Prefer", "wait=10");
        assertThat(patient.get("/v1/customers/" + tail.text("id")).status()).isEqualTo(200);
        List<String> first = contents(admin, paths);

        assertThat(state(rebuilt(admin, REBUILD))).isEqualTo("failed");
        Shell.Outcome restore = restore(stack, "restored");
        assertThat(restore.status()).as(restore.output()).isZero();
        String before = index(admin);
        JsonNode done = rebuilt(admin, REBUILD + "?restoredFrom=restored");

        assertThat(state(done)).as(done.toString()).isEqualTo("done");
        assertThat(index(admin)).as("the index that answers").isNotEqualTo(before);
        assertThat(contents(admin, paths)).containsExactlyElementsOf(first);
    }

    private static String changed(Client admin, String company) {
        Answer created = admin.post("/v1/customers", "{\"company\":\"" + company + "\"}");
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        String path = "/v1/customers/" + created.text("id");
        assertThat(admin.put(path, "{\"company\":\"" + company + " AB\"}").status())
                .isEqualTo(200);
        if (company.endsWith("7")) {
            assertThat(admin.delete(path).status()).isEqualTo(204);
        }
        return path;
    }

    /** Every customer as exported, whatever the order, and the histories of some. */
    private static List<String> contents(Client admin, List<String> paths) {
        List<String> contents =
                new ArrayList<>(admin.get(ALL).body().lines().sorted().toList());
        assertThat(contents).hasSizeGreaterThan(MANY);
        paths.forEach(path ->
                contents.add(admin.get(path + "/history").json().get("items").toString()));
        return contents;
    }

    private static JsonNode rebuilt(Client admin, String request) {
        Answer accepted = admin.post(request, "");
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> admin.get(REBUILD).json(), status -> ENDED.contains(state(status)));
    }

    private static String index(Client admin) {
        return admin.get("/v1/admin/read-model").text("index");
    }

    private static String state(JsonNode status) {
        return status.get("state").asString();
    }

    private static Shell.Outcome restore(Stack stack, String target) {
        Path jar = Workspace.current().serviceJar(Part.S3_SINK.partName());
        List<String> arguments = List.of("archive", "restore", "--to", target);
        return Shell.run(JavaCommand.withHeap(256).jar(jar, arguments), stack.environment());
    }
}

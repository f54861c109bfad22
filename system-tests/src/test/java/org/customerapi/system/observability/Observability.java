package org.customerapi.system.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.process.Workspace;

/** The files below {@code observability/}. */
final class Observability {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Observability() {}

    static Path root() {
        return Workspace.current().root().resolve("observability");
    }

    static JsonNode prometheus() {
        return yaml(root().resolve("prometheus.yml"));
    }

    /** All rules of all groups. */
    static List<JsonNode> alerts() {
        return yaml(root().resolve("alerts.yml"))
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    static List<JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(root().resolve("grafana/dashboards"))) {
            return files.sorted().map(JSON::readTree).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static JsonNode yaml(Path file) {
        try {
            return JSON.valueToTree(
                    new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(Files.readString(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What rules and dashboards ask about. */
    static Set<String> metrics() {
        Stream<JsonNode> rules = alerts().stream();
        Stream<JsonNode> targets = dashboards().stream()
                .flatMap(dashboard -> dashboard.path("panels").valueStream())
                .flatMap(panel -> panel.path("targets").valueStream());
        return Stream.concat(rules, targets)
                .map(asked -> PromQl.metricsIn(asked.path("expr").stringValue()))
                .collect(TreeSet::new, Set::addAll, Set::addAll);
    }
}

package org.customerapi.system.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.localstack.process.Workspace;

import static org.assertj.core.api.Assertions.assertThat;

class ComposeFileTest {

    private static final Pattern READ = Pattern.compile("(?<!\\$)\\$\\{([A-Z0-9_]+)");
    private static final Pattern LISTED = Pattern.compile("(?m)^([A-Z0-9_]+)=");

    @Test
    void everyVariableThatItReadsIsInTheExample() throws IOException {
        assertThat(names(READ, text("docker-compose.yml")))
                .hasSizeGreaterThan(30)
                .isSubsetOf(names(LISTED, text(".env.example")));
    }

    /** Docker's usual driver never lets go of a line. */
    @Test
    void noContainersLogGrowsForEver() throws IOException {
        JsonNode services = JsonMapper.shared()
                .valueToTree(
                        new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(text("docker-compose.yml")))
                .path("services");

        assertThat(services.propertyNames()).hasSize(15);
        assertThat(services.properties()).allSatisfy(service -> {
            JsonNode logging = service.getValue().path("logging");
            assertThat(logging.path("driver").asString()).as(service.getKey()).isEqualTo("local");
            assertThat(logging.at("/options/max-size").asString()).isEqualTo("20m");
            assertThat(logging.at("/options/max-file").asString()).isEqualTo("3");
        });
    }

    private static String text(String file) throws IOException {
        return Files.readString(Workspace.current().root().resolve(file));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }
}

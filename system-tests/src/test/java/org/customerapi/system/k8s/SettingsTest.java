package org.customerapi.system.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.SecretKeySelector;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.Part;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(Kubectl.class)
class SettingsTest {

    /** Read by OpenTelemetry's SDK rather than by an application.yml. */
    private static final Set<String> TRACING = Set.of(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_EXPORTER_OTLP_HEADERS",
            "OTEL_TRACES_SAMPLER",
            "OTEL_TRACES_SAMPLER_ARG",
            "OTEL_RESOURCE_ATTRIBUTES");

    @ParameterizedTest
    @ArgumentsSource(ServiceMatrix.class)
    void everyVariableIsOneThatTheServiceReads(Overlay overlay, Part service) {
        Set<String> known = union(ServiceSettings.of(service).variables(), SpringSettingsTest.PROVEN);
        known.addAll(TRACING);

        assertThat(PodEnvironment.of(overlay.manifests(), service.partName()).names())
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @ArgumentsSource(ServiceMatrix.class)
    void everySecretIsMadeBySomethingThatKnowsItsKeys(Overlay overlay, Part service) throws IOException {
        PodEnvironment environment = PodEnvironment.of(overlay.manifests(), service.partName());

        for (SecretKeySelector wanted : environment.secrets().values()) {
            assertThat(keysOf(overlay.manifests(), wanted.getName()))
                    .as(wanted.getName())
                    .contains(wanted.getKey());
        }
        for (String secret : environment.wholeSecrets()) {
            assertThat(secret).isEqualTo("customer-api");
            assertThat(keysOfTheEnvironmentFile()).contains("JWT_SECRET_KEY", "DB_PASSWORD", "ADMIN_PASSWORD");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingSecretStandsInTheManifests(Overlay overlay) {
        assertThat(overlay.manifests().objects())
                .noneMatch(object -> object.path("kind").asText().equals("Secret"));
        for (Part service : Part.services()) {
            assertThat(PodEnvironment.of(overlay.manifests(), service.partName())
                            .values()
                            .keySet())
                    .noneMatch(name -> name.matches(".*(PASSWORD|SECRET|PRIVATE|CURSOR_KEY|JAAS|API_KEY).*"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatEveryServiceNeedsToStartIsThere(Overlay overlay) {
        for (Part service : Part.services()) {
            PodEnvironment environment = PodEnvironment.of(overlay.manifests(), service.partName());
            boolean local = environment.wholeSecrets().contains("customer-api");
            assertThat(local
                            || environment
                                    .names()
                                    .contains(service == Part.WRITE_SERVICE ? "JWT_PRIVATE_KEYS" : "JWT_JWKS_URI"))
                    .as(service.partName())
                    .isTrue();
        }
    }

    private static Set<String> keysOf(Manifests manifests, String secret) {
        for (ExternalSecret external : manifests.all(ResourceType.EXTERNAL_SECRET)) {
            if (external.spec().target().name().equals(secret)) {
                return external.keys();
            }
        }
        boolean user = manifests.all(ResourceType.KAFKA_USER).stream()
                .anyMatch(candidate -> candidate.metadata().getName().equals(secret));
        return user ? Set.of("password", "sasl.jaas.config") : Set.of();
    }

    private static Set<String> keysOfTheEnvironmentFile() throws IOException {
        String text = Files.readString(Workspace.current().root().resolve(".env.example"));
        return Pattern.compile("^([A-Z_]+)=", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}

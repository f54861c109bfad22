package org.customerapi.system.k8s;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(Kubectl.class)
class PodSecurityTest {

    @ParameterizedTest
    @EnumSource
    void everyPodIsOneThatARestrictedNamespaceTakes(Overlay overlay) {
        List<PodSpec> pods = pods(overlay.manifests()).toList();

        assertThat(pods).hasSizeGreaterThan(4);
        assertThat(pods)
                .allSatisfy(pod -> assertThat(PodSecurity.violationsOf(pod)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void theNamespaceTakesNoOthers(Overlay overlay) {
        assertThat(overlay.manifests()
                        .named(ResourceType.NAMESPACE, "customers")
                        .getMetadata()
                        .getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @Test
    void aPodThatSaysNothingIsRefused() {
        PodSpec careless = StrictJson.read(
                StrictJson.tree(new io.fabric8.kubernetes.api.model.PodSpecBuilder()
                        .addNewContainer()
                        .withName("any")
                        .endContainer()
                        .addNewVolume()
                        .withNewHostPath()
                        .withPath("/")
                        .endHostPath()
                        .endVolume()
                        .build()),
                PodSpec.class);

        assertThat(PodSecurity.violationsOf(careless))
                .containsExactly(
                        "volume types",
                        "any: privilege escalation",
                        "any: may run as root",
                        "any: seccomp profile",
                        "any: keeps capabilities");
    }

    private static Stream<PodSpec> pods(Manifests manifests) {
        Stream<PodTemplateSpec> services = manifests.all(ResourceType.DEPLOYMENT).stream()
                .map(deployment -> deployment.getSpec().getTemplate());
        Stream<PodTemplateSpec> servers = manifests.all(ResourceType.STATEFUL_SET).stream()
                .map(server -> server.getSpec().getTemplate());
        Stream<PodTemplateSpec> searchNodes = manifests.all(ResourceType.ELASTICSEARCH).stream()
                .flatMap(cluster -> elements(cluster.at("/spec/nodeSets")))
                .map(nodes -> StrictJson.read(nodes.path("podTemplate"), PodTemplateSpec.class));
        return Stream.of(services, servers, searchNodes)
                .flatMap(templates -> templates)
                .map(PodTemplateSpec::getSpec);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }
}

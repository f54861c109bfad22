package org.customerapi.system.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(Kubectl.class)
class ManifestTypesTest {

    @ParameterizedTest
    @EnumSource
    void everyObjectIsOfAKnownTypeAndHasOnlyItsFields(Overlay overlay) {
        assertThat(overlay.manifests().objects()).hasSizeGreaterThan(30).allSatisfy(object -> {
            ResourceType<?> type = typeOf(object);
            assertThat(StrictJson.read(object, type.model())).isNotNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyObjectIsInTheNamespaceOfTheProject(Overlay overlay) {
        assertThat(overlay.manifests().objects())
                .filteredOn(object -> !ResourceType.NAMESPACE.fits(object))
                .allSatisfy(object ->
                        assertThat(object.at("/metadata/namespace").asText()).isEqualTo("customers"));
    }

    @Test
    void aMisspeltFieldIsAnError() {
        Manifests misspelt = Manifests.parse("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: any}
                spec:
                  template:
                    spec:
                      containers:
                        - name: any
                          readinesProbe: {periodSeconds: 1}
                """);

        assertThatThrownBy(() -> misspelt.named(ResourceType.DEPLOYMENT, "any"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("readinesProbe");
    }

    private static ResourceType<?> typeOf(JsonNode object) {
        return ResourceType.ALL.stream()
                .filter(type -> type.fits(object))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Unknown: " + object.path("apiVersion") + object.path("kind")));
    }
}

package org.customerapi.system.k8s;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/** A secret that the External Secrets operator makes from values that live elsewhere. */
record ExternalSecret(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** Where from, what, and into which secret. */
    record Spec(String refreshInterval, Map<String, String> secretStoreRef, Target target, List<Data> data) {}

    /** The secret that is made; without a template its keys are those of the data. */
    record Target(String name, @Nullable Template template) {}

    /** The keys of the secret, in terms of the data. */
    record Template(@Nullable String type, Map<String, String> data) {}

    /** One value from elsewhere. */
    record Data(String secretKey, Map<String, String> remoteRef) {}

    /** The keys of the secret that is made. */
    Set<String> keys() {
        Template template = spec.target().template();
        return template != null
                ? template.data().keySet()
                : spec.data().stream().map(Data::secretKey).collect(Collectors.toSet());
    }
}

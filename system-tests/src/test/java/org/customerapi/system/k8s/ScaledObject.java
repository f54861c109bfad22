package org.customerapi.system.k8s;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/** What KEDA scales, and by what. */
record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** The target and its bounds. */
    record Spec(Map<String, String> scaleTargetRef, int minReplicaCount, int maxReplicaCount, List<Trigger> triggers) {}

    /** One measure; its metadata are texts. */
    record Trigger(
            String type,
            @Nullable String metricType,
            Map<String, String> metadata,
            @Nullable Map<String, String> authenticationRef) {}

    Map<String, String> kafkaTrigger() {
        return spec.triggers().stream()
                .filter(trigger -> trigger.type().equals("kafka"))
                .findFirst()
                .orElseThrow()
                .metadata();
    }
}

package org.customerapi.system.k8s;

import java.util.List;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** How KEDA proves itself to what it measures. */
record TriggerAuthentication(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** Where the parameters are. */
    record Spec(List<Reference> secretTargetRef, List<Reference> configMapTargetRef) {}

    /** A parameter, and the key that holds it. */
    record Reference(String parameter, String name, String key) {}
}

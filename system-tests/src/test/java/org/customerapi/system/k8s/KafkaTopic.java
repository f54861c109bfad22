package org.customerapi.system.k8s;

import java.util.Map;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** A topic, as Strimzi's topic operator reads it. */
record KafkaTopic(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** Partitions, replicas and settings of the topic. */
    record Spec(int partitions, int replicas, Map<String, String> config) {}
}

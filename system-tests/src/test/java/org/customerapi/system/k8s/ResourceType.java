package org.customerapi.system.k8s;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/**
 * A kind of object that the manifests may hold.
 *
 * @param model what it is read as, strictly; operators' kinds that only their operators read in full are JSON
 */
record ResourceType<T>(String apiVersion, String kind, Class<T> model) {

    static final ResourceType<Namespace> NAMESPACE = new ResourceType<>("v1", "Namespace", Namespace.class);
    static final ResourceType<Service> SERVICE = new ResourceType<>("v1", "Service", Service.class);
    static final ResourceType<ServiceAccount> SERVICE_ACCOUNT =
            new ResourceType<>("v1", "ServiceAccount", ServiceAccount.class);
    static final ResourceType<ConfigMap> CONFIG_MAP = new ResourceType<>("v1", "ConfigMap", ConfigMap.class);
    static final ResourceType<Deployment> DEPLOYMENT = new ResourceType<>("apps/v1", "Deployment", Deployment.class);
    static final ResourceType<StatefulSet> STATEFUL_SET =
            new ResourceType<>("apps/v1", "StatefulSet", StatefulSet.class);
    static final ResourceType<PodDisruptionBudget> DISRUPTION_BUDGET =
            new ResourceType<>("policy/v1", "PodDisruptionBudget", PodDisruptionBudget.class);
    static final ResourceType<HorizontalPodAutoscaler> AUTOSCALER =
            new ResourceType<>("autoscaling/v2", "HorizontalPodAutoscaler", HorizontalPodAutoscaler.class);
    static final ResourceType<NetworkPolicy> NETWORK_POLICY =
            new ResourceType<>("networking.k8s.io/v1", "NetworkPolicy", NetworkPolicy.class);
    static final ResourceType<Gateway> GATEWAY =
            new ResourceType<>("gateway.networking.k8s.io/v1", "Gateway", Gateway.class);
    static final ResourceType<HTTPRoute> HTTP_ROUTE =
            new ResourceType<>("gateway.networking.k8s.io/v1", "HTTPRoute", HTTPRoute.class);

    static final ResourceType<KafkaTopic> KAFKA_TOPIC =
            new ResourceType<>("kafka.strimzi.io/v1", "KafkaTopic", KafkaTopic.class);
    static final ResourceType<KafkaUser> KAFKA_USER =
            new ResourceType<>("kafka.strimzi.io/v1", "KafkaUser", KafkaUser.class);
    static final ResourceType<TriggerAuthentication> TRIGGER_AUTHENTICATION =
            new ResourceType<>("keda.sh/v1alpha1", "TriggerAuthentication", TriggerAuthentication.class);

    static final ResourceType<ScaledObject> SCALED_OBJECT =
            new ResourceType<>("keda.sh/v1alpha1", "ScaledObject", ScaledObject.class);
    static final ResourceType<ExternalSecret> EXTERNAL_SECRET =
            new ResourceType<>("external-secrets.io/v1", "ExternalSecret", ExternalSecret.class);
    static final ResourceType<JsonNode> ELASTICSEARCH =
            new ResourceType<>("elasticsearch.k8s.elastic.co/v1", "Elasticsearch", JsonNode.class);

    static final List<ResourceType<?>> ALL = List.of(
            NAMESPACE,
            SERVICE,
            SERVICE_ACCOUNT,
            CONFIG_MAP,
            DEPLOYMENT,
            STATEFUL_SET,
            DISRUPTION_BUDGET,
            AUTOSCALER,
            NETWORK_POLICY,
            GATEWAY,
            HTTP_ROUTE,
            KAFKA_TOPIC,
            KAFKA_USER,
            SCALED_OBJECT,
            EXTERNAL_SECRET,
            ELASTICSEARCH,
            new ResourceType<>("kafka.strimzi.io/v1", "Kafka", JsonNode.class),
            new ResourceType<>("kafka.strimzi.io/v1", "KafkaNodePool", JsonNode.class),
            TRIGGER_AUTHENTICATION,
            new ResourceType<>("external-secrets.io/v1", "SecretStore", JsonNode.class));

    boolean fits(JsonNode object) {
        return apiVersion.equals(object.path("apiVersion").asText())
                && kind.equals(object.path("kind").asText());
    }
}

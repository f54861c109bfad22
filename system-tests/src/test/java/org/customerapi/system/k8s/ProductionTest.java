package org.customerapi.system.k8s;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Listener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.contracts.Topics;
import org.customerapi.localstack.stack.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

@ExtendWith(Kubectl.class)
class ProductionTest {

    private static final String EVENTS = Topics.CUSTOMER_EVENTS;
    private static final String DEAD_LETTERS = Topics.deadLettersOf(EVENTS, "read-service");

    private final Manifests production = Overlay.PRODUCTION.manifests();

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "write-service"})
    void requestsScaleByProcessorTime(String service) {
        var scaler = production.named(ResourceType.AUTOSCALER, service).getSpec();

        assertThat(scaler.getScaleTargetRef().getName()).isEqualTo(service);
        assertThat(scaler.getMinReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(scaler.getMetrics().getFirst().getResource().getName()).isEqualTo("cpu");
        assertThat(production.all(ResourceType.SCALED_OBJECT)).noneMatch(object -> targets(object, service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-service", "s3-sink"})
    void consumersScaleByTheLagOfTheirOwnGroup(String service) {
        ScaledObject scaler = production.named(ResourceType.SCALED_OBJECT, service);
        var settings = PodEnvironment.of(production, service).values();

        assertThat(scaler.spec().scaleTargetRef()).containsEntry("name", service);
        assertThat(scaler.spec().minReplicaCount()).isGreaterThanOrEqualTo(2);
        assertThat(scaler.kafkaTrigger())
                .containsEntry("topic", settings.get("EVENTS_TOPIC"))
                .containsEntry(
                        "bootstrapServers",
                        seenByAnotherNamespace(Objects.requireNonNull(settings.get("KAFKA_BOOTSTRAP_SERVERS"))))
                .containsEntry(
                        "consumerGroup",
                        settings.get(service.equals("s3-sink") ? "S3_SINK_GROUP" : "PROJECTION_GROUP"));
        assertThat(production.all(ResourceType.AUTOSCALER))
                .noneMatch(each -> each.getSpec().getScaleTargetRef().getName().equals(service));
    }

    /** KEDA, which looks for the lag, is not where the services are. */
    private String seenByAnotherNamespace(String address) {
        String[] hostAndPort = address.split(":", 2);
        String namespace = production
                .named(ResourceType.SCALED_OBJECT, "read-service")
                .metadata()
                .getNamespace();
        return hostAndPort[0] + "." + namespace + ".svc:" + hostAndPort[1];
    }

    /** A trigger that names a user itself is not taken, and then nothing is scaled at all. */
    @Test
    void scalersProveThemselvesToKafkaAsItsUser() {
        TriggerAuthentication.Spec authentication =
                production.named(ResourceType.TRIGGER_AUTHENTICATION, "kafka").spec();
        TriggerAuthentication.Reference username =
                authentication.configMapTargetRef().getFirst();
        TriggerAuthentication.Reference password =
                authentication.secretTargetRef().getFirst();

        assertThat(username.parameter()).isEqualTo("username");
        assertThat(production.named(ResourceType.CONFIG_MAP, username.name()).getData())
                .containsEntry(username.key(), password.name());
        assertThat(password.parameter()).isEqualTo("password");
        assertThat(production.named(ResourceType.KAFKA_USER, password.name())).isNotNull();
        assertThat(production.all(ResourceType.SCALED_OBJECT))
                .allSatisfy(scaler -> assertThat(scaler.kafkaTrigger()).doesNotContainKeys("username", "password"));
    }

    @Test
    void consumersAreNeverMoreThanPartitions() {
        int readers = production
                .named(ResourceType.SCALED_OBJECT, "read-service")
                .spec()
                .maxReplicaCount();
        int consumersOfOne =
                Integer.parseInt(ServiceSettings.of(Part.READ_SERVICE).defaultOf("PROJECTION_CONCURRENCY"));

        assertThat(readers * consumersOfOne).isLessThanOrEqualTo(Topics.CUSTOMER_EVENT_PARTITIONS);
    }

    @Test
    void topicsAreThoseOfTheContracts() {
        assertThat(production.all(ResourceType.KAFKA_TOPIC))
                .extracting(
                        topic -> topic.metadata().getName(),
                        topic -> topic.spec().partitions())
                .containsExactlyInAnyOrder(
                        tuple(EVENTS, Topics.CUSTOMER_EVENT_PARTITIONS),
                        tuple(Topics.CUSTOMER_WATERMARKS, 1),
                        tuple(DEAD_LETTERS, 1));
        assertThat(configOf(EVENTS)).containsAllEntriesOf(Topics.CUSTOMER_EVENT_CONFIGS);
        assertThat(configOf(Topics.CUSTOMER_WATERMARKS)).containsAllEntriesOf(Topics.CUSTOMER_WATERMARK_CONFIGS);
        assertThat(configOf(DEAD_LETTERS)).containsEntry("max.message.bytes", String.valueOf(8 * 1024 * 1024));
    }

    private Map<String, String> configOf(String topic) {
        return production.named(ResourceType.KAFKA_TOPIC, topic).spec().config();
    }

    @Test
    void everyServiceMayDoWhatItDoesOnKafkaAndNoMore() {
        KafkaUser writer = production.named(ResourceType.KAFKA_USER, "write-service");
        KafkaUser reader = production.named(ResourceType.KAFKA_USER, "read-service");
        KafkaUser sink = production.named(ResourceType.KAFKA_USER, "s3-sink");

        assertThat(writer.operationsOn("topic", EVENTS)).contains("Create", "Read", "Write");
        assertThat(writer.operationsOn("topic", Topics.CUSTOMER_WATERMARKS)).contains("Create", "Read", "Write");
        assertThat(writer.operationsOn("topic", "restored." + EVENTS)).contains("Read");
        assertThat(reader.operationsOn("topic", EVENTS)).contains("Read", "Write");
        assertThat(reader.operationsOn("topic", DEAD_LETTERS)).contains("Create", "Read", "Write");
        assertThat(reader.operationsOn("group", "read-service")).contains("Read");
        assertThat(reader.operationsOn("topic", "restored." + EVENTS)).contains("Read");
        assertThat(sink.operationsOn("topic", EVENTS)).contains("Read").doesNotContain("Write");
        assertThat(sink.operationsOn("group", "s3-sink")).contains("Read");
        assertThat(production.all(ResourceType.KAFKA_USER))
                .allSatisfy(user -> assertThat(user.spec().authorization().acls())
                        .noneMatch(acl -> acl.operations().contains("Delete")
                                || acl.operations().contains("All")));
    }

    @Test
    void onlyTlsLeadsToTheGateway() {
        Listener https = listener("https");
        HTTPRoute route = production.named(ResourceType.HTTP_ROUTE, "customers");
        HTTPRoute redirect = production.named(ResourceType.HTTP_ROUTE, "to-https");

        assertThat(https.getTls().getMode()).isEqualTo("Terminate");
        assertThat(https.getTls().getCertificateRefs()).isNotEmpty();
        assertThat(route.getSpec().getParentRefs().getFirst().getSectionName()).isEqualTo("https");
        assertThat(route.getSpec().getRules())
                .flatExtracting(rule -> rule.getBackendRefs())
                .extracting(HTTPBackendRef::getName, HTTPBackendRef::getPort)
                .containsOnly(tuple("gateway", Part.GATEWAY.usualPort()));
        assertThat(redirect.getSpec().getParentRefs().getFirst().getSectionName())
                .isEqualTo("http");
        assertThat(redirect.getSpec().getRules()).allSatisfy(rule -> {
            assertThat(rule.getBackendRefs()).isEmpty();
            assertThat(rule.getFilters().getFirst().getRequestRedirect().getScheme())
                    .isEqualTo("https");
        });
    }

    /** Or no certificate is had by HTTP-01, where all is forbidden that no policy allows. */
    @Test
    void thePodsOfCertManagerCanBeAskedThroughTheGateway() {
        var policy = production
                .named(ResourceType.NETWORK_POLICY, "certificate-challenges")
                .getSpec();
        var rule = policy.getIngress().getFirst();

        assertThat(policy.getPodSelector().getMatchLabels())
                .containsExactly(entry("acme.cert-manager.io/http01-solver", "true"));
        assertThat(rule.getPorts().getFirst().getPort().getIntVal()).isEqualTo(8089);
        assertThat(rule.getFrom())
                .isEqualTo(production
                        .named(ResourceType.NETWORK_POLICY, "gateway")
                        .getSpec()
                        .getIngress()
                        .getFirst()
                        .getFrom());
    }

    @Test
    void theArchiveHasARoleOfItsOwnAndNoKeys() {
        assertThat(production
                        .named(ResourceType.SERVICE_ACCOUNT, "s3-sink")
                        .getMetadata()
                        .getAnnotations())
                .containsKey("eks.amazonaws.com/role-arn");
        assertThat(PodEnvironment.of(production, "s3-sink").names())
                .doesNotContain("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    }

    @ParameterizedTest
    @EnumSource(names = {"GATEWAY", "READ_SERVICE", "S3_SINK"})
    void tokensAreCheckedByTheKeysThatTheWriteServicePublishes(Part service) {
        assertThat(PodEnvironment.of(production, service.partName()).values())
                .containsEntry("JWT_JWKS_URI", "http://write-service-keys:5001/v1/auth/jwks");
    }

    private Listener listener(String name) {
        List<Listener> listeners =
                production.named(ResourceType.GATEWAY, "customers").getSpec().getListeners();
        return listeners.stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean targets(ScaledObject object, String service) {
        return service.equals(object.spec().scaleTargetRef().get("name"));
    }
}

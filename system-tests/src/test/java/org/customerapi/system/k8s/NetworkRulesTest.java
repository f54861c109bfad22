package org.customerapi.system.k8s;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.customerapi.localstack.stack.Part;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(Kubectl.class)
class NetworkRulesTest {

    private static final String NAME = "app.kubernetes.io/name";
    private static final Pattern URL = Pattern.compile("(?:https?://)?([a-z0-9.-]+):(\\d+)(?:/.*)?");

    /** Services that operators make, and the labels of the pods behind them. */
    private static final Map<String, Map<String, String>> OF_OPERATORS = Map.of(
            "customers-kafka-bootstrap", Map.of("strimzi.io/cluster", "customers"),
            "customers-es-http", Map.of("elasticsearch.k8s.elastic.co/cluster-name", "customers"));

    @ParameterizedTest
    @EnumSource
    void whatIsNotAllowedIsForbidden(Overlay overlay) {
        NetworkPolicySpec deny = overlay.manifests()
                .named(ResourceType.NETWORK_POLICY, "default-deny")
                .getSpec();

        assertThat(deny.getPodSelector().getMatchLabels()).isEmpty();
        assertThat(deny.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(deny.getIngress()).isEmpty();
        assertThat(deny.getEgress()).isEmpty();
        NetworkRules rules = rules(overlay);
        assertThat(rules.letOut(labels(Part.GATEWAY), labels(Part.WRITE_SERVICE), 5001))
                .isTrue();
        assertThat(rules.letOut(labels(Part.GATEWAY), labels(Part.WRITE_SERVICE), 5002))
                .isFalse();
        assertThat(rules.letOut(labels(Part.GATEWAY), null, 443)).isFalse();
        assertThat(rules.letOut(labels(Part.READ_SERVICE), null, 3306)).isFalse();
        assertThat(rules.letIn(labels(Part.S3_SINK), labels(Part.READ_SERVICE), 5003, "http"))
                .isFalse();
    }

    @ParameterizedTest
    @ArgumentsSource(ServiceMatrix.class)
    void everyAddressInTheSettingsCanBeReached(Overlay overlay, Part service) {
        NetworkRules rules = rules(overlay);
        Set<Address> addresses = addresses(
                PodEnvironment.of(overlay.manifests(), service.partName()).values());

        assertThat(addresses).isNotEmpty().allSatisfy(address -> {
            Map<String, String> target = podsBehind(overlay.manifests(), address.host());
            assertThat(rules.letOut(labels(service), target, address.port())).isTrue();
            if (target != null && !OF_OPERATORS.containsKey(address.host())) {
                String port = isOurs(target) ? "http" : "server";
                assertThat(rules.letIn(target, labels(service), address.port(), port))
                        .isTrue();
            }
        });
    }

    private static boolean isOurs(Map<String, String> pods) {
        return Part.services().stream().anyMatch(part -> part.partName().equals(pods.get(NAME)));
    }

    private static Set<Address> addresses(Map<String, String> settings) {
        Set<Address> addresses = new HashSet<>();
        for (String value : settings.values()) {
            Matcher url = URL.matcher(value);
            if (url.matches()) {
                addresses.add(new Address(url.group(1), Integer.parseInt(url.group(2))));
            }
        }
        if (settings.containsKey("DB_HOST")) {
            addresses.add(new Address(settings.get("DB_HOST"), Integer.parseInt(settings.get("DB_PORT"))));
        }
        return addresses;
    }

    private static @Nullable Map<String, String> podsBehind(Manifests manifests, String host) {
        if (OF_OPERATORS.containsKey(host)) {
            return OF_OPERATORS.get(host);
        }
        if (host.contains(".")) {
            return null;
        }
        return manifests.named(ResourceType.SERVICE, host).getSpec().getSelector();
    }

    private static NetworkRules rules(Overlay overlay) {
        return new NetworkRules(List.copyOf(overlay.manifests().all(ResourceType.NETWORK_POLICY)));
    }

    private static Map<String, String> labels(Part service) {
        return Map.of(NAME, service.partName(), "app.kubernetes.io/part-of", "customer-api");
    }

    private record Address(String host, int port) {}
}

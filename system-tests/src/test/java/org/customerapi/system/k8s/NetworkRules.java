package org.customerapi.system.k8s;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import org.jspecify.annotations.Nullable;

/** Who may talk to whom, as far as policies of one namespace say. */
record NetworkRules(List<NetworkPolicy> policies) {

    /** Whether a pod may open connections to pods with these labels (none: to addresses outside) on that port. */
    boolean letOut(Map<String, String> pod, @Nullable Map<String, String> target, int port) {
        return about(pod)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> ports(rule.getPorts(), port, "")
                        && rule.getTo().stream().anyMatch(peer -> fits(peer, target)));
    }

    /** Whether a pod takes connections from pods with these labels on that port, which has that name. */
    boolean letIn(Map<String, String> pod, Map<String, String> source, int port, String portName) {
        return about(pod)
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(rule -> ports(rule.getPorts(), port, portName)
                        && rule.getFrom().stream().anyMatch(peer -> fits(peer, source)));
    }

    private Stream<NetworkPolicy> about(Map<String, String> pod) {
        return policies.stream().filter(policy -> selects(policy.getSpec().getPodSelector(), pod));
    }

    private static boolean ports(List<NetworkPolicyPort> ports, int port, String name) {
        return ports.isEmpty()
                || ports.stream()
                        .map(NetworkPolicyPort::getPort)
                        .anyMatch(each -> name.equals(each.getStrVal())
                                || Integer.valueOf(port).equals(each.getIntVal()));
    }

    private static boolean fits(NetworkPolicyPeer peer, @Nullable Map<String, String> labels) {
        if (labels == null) {
            return peer.getIpBlock() != null;
        }
        return peer.getNamespaceSelector() == null
                && peer.getPodSelector() != null
                && selects(peer.getPodSelector(), labels);
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(rule -> selects(rule, labels));
    }

    private static boolean selects(LabelSelectorRequirement rule, Map<String, String> labels) {
        if (!rule.getOperator().equals("In")) {
            throw new AssertionError("Not understood here: " + rule.getOperator());
        }
        return rule.getValues().contains(labels.get(rule.getKey()));
    }
}

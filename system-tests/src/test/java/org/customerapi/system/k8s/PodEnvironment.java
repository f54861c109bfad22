package org.customerapi.system.k8s;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/**
 * The environment of a service's container.
 *
 * @param values what stands in the manifests
 * @param secrets where the others come from
 * @param wholeSecrets secrets all of whose keys are variables
 */
record PodEnvironment(Map<String, String> values, Map<String, SecretKeySelector> secrets, Set<String> wholeSecrets) {

    static PodEnvironment of(Manifests manifests, String service) {
        PodEnvironment environment = new PodEnvironment(new HashMap<>(), new HashMap<>(), new HashSet<>());
        Container container = containerOf(manifests.named(ResourceType.DEPLOYMENT, service));
        container.getEnvFrom().forEach(source -> environment.add(source, manifests));
        container.getEnv().forEach(environment::add);
        return environment;
    }

    static Container containerOf(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    /** The names of all variables that the manifests themselves name. */
    Set<String> names() {
        Set<String> names = new HashSet<>(values.keySet());
        names.addAll(secrets.keySet());
        return names;
    }

    private void add(EnvFromSource source, Manifests manifests) {
        if (source.getConfigMapRef() != null) {
            String name = source.getConfigMapRef().getName();
            values.putAll(manifests.named(ResourceType.CONFIG_MAP, name).getData());
        } else {
            wholeSecrets.add(source.getSecretRef().getName());
        }
    }

    private void add(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            values.put(variable.getName(), variable.getValue());
        } else {
            secrets.put(variable.getName(), variable.getValueFrom().getSecretKeyRef());
        }
    }
}

package org.customerapi.system.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;

/**
 * What the level "restricted" refuses in a pod.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
final class PodSecurity {

    private static final Set<String> SECCOMP_PROFILES = Set.of("RuntimeDefault", "Localhost");
    private static final Set<String> ADDABLE_CAPABILITIES = Set.of("NET_BIND_SERVICE");

    private final List<String> violations = new ArrayList<>();
    private final PodSecurityContext ofPod;

    private PodSecurity(PodSpec pod) {
        ofPod = pod.getSecurityContext() == null ? new PodSecurityContext() : pod.getSecurityContext();
        checkPod(pod);
        Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .forEach(this::checkContainer);
    }

    static List<String> violationsOf(PodSpec pod) {
        return new PodSecurity(pod).violations;
    }

    private void checkPod(PodSpec pod) {
        refuse(isTrue(pod.getHostNetwork()) || isTrue(pod.getHostPID()) || isTrue(pod.getHostIPC()), "host namespaces");
        refuse(!ofPod.getSysctls().isEmpty(), "sysctls");
        refuse(pod.getVolumes().stream().anyMatch(volume -> !isOfARestrictedKind(volume)), "volume types");
    }

    private void checkContainer(Container container) {
        SecurityContext own =
                container.getSecurityContext() == null ? new SecurityContext() : container.getSecurityContext();
        String name = container.getName();
        refuse(isTrue(own.getPrivileged()), name + ": privileged");
        refuse(!Boolean.FALSE.equals(own.getAllowPrivilegeEscalation()), name + ": privilege escalation");
        refuse(own.getProcMount() != null && !own.getProcMount().equals("Default"), name + ": /proc mount");
        refuse(
                container.getPorts().stream().map(ContainerPort::getHostPort).anyMatch(PodSecurity::isSet),
                name + ": host ports");
        checkUser(name, own);
        checkCapabilities(name, own.getCapabilities() == null ? new Capabilities() : own.getCapabilities());
    }

    private void checkUser(String name, SecurityContext own) {
        Boolean nonRoot = own.getRunAsNonRoot() == null ? ofPod.getRunAsNonRoot() : own.getRunAsNonRoot();
        Long user = own.getRunAsUser() == null ? ofPod.getRunAsUser() : own.getRunAsUser();
        var seccomp = own.getSeccompProfile() == null ? ofPod.getSeccompProfile() : own.getSeccompProfile();
        refuse(!isTrue(nonRoot), name + ": may run as root");
        refuse(user != null && user == 0, name + ": runs as root");
        refuse(seccomp == null || !SECCOMP_PROFILES.contains(seccomp.getType()), name + ": seccomp profile");
    }

    private void checkCapabilities(String name, Capabilities capabilities) {
        refuse(!capabilities.getDrop().contains("ALL"), name + ": keeps capabilities");
        refuse(!ADDABLE_CAPABILITIES.containsAll(capabilities.getAdd()), name + ": adds capabilities");
    }

    private void refuse(boolean violated, String what) {
        if (violated) {
            violations.add(what);
        }
    }

    private static boolean isOfARestrictedKind(Volume volume) {
        return Stream.of(
                        volume.getConfigMap(),
                        volume.getCsi(),
                        volume.getDownwardAPI(),
                        volume.getEmptyDir(),
                        volume.getEphemeral(),
                        volume.getPersistentVolumeClaim(),
                        volume.getProjected(),
                        volume.getSecret())
                .anyMatch(kind -> kind != null);
    }

    private static boolean isSet(Integer port) {
        return port != null && port != 0;
    }

    private static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}

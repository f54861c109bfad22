package org.customerapi.system.k8s;

import java.time.Duration;
import java.util.List;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.boot.convert.DurationStyle;

import org.customerapi.localstack.stack.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@ExtendWith(Kubectl.class)
class DeploymentsTest {

    private static final long SPRINGS_PATIENCE_SECONDS = 30;

    @ParameterizedTest
    @ArgumentsSource(ServiceMatrix.class)
    void itsPortIsTheOneThatTheServiceListensOn(Overlay overlay, Part service) {
        int port = Integer.parseInt(ServiceSettings.of(service).defaultOf(service.portVariable()));

        assertThat(container(overlay, service).getPorts())
                .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
                .containsExactly(tuple("http", port));
        assertThat(PodEnvironment.of(overlay.manifests(), service.partName()).values())
                .containsEntry(service.portVariable(), String.valueOf(port));
        assertThat(overlay.manifests()
                        .named(ResourceType.SERVICE, service.partName())
                        .getSpec()
                        .getPorts())
                .extracting(ServicePort::getPort, ServicePort::getTargetPort)
                .containsExactly(tuple(port, new IntOrString("http")));
    }

    @ParameterizedTest
    @ArgumentsSource(ServiceMatrix.class)
    void itIsAskedForItsHealthWhereItTellsIt(Overlay overlay, Part service) {
        Container container = container(overlay, service);

        assertThat(pathOf(container.getStartupProbe())).isEqualTo("/health/liveness");
        assertThat(pathOf(container.getLivenessProbe())).isEqualTo("/health/liveness");
        assertThat(pathOf(container.getReadinessProbe())).isEqualTo("/health/readiness");
        assertThat(ServiceSettings.of(service).text())
                .contains("base-path: /\n")
                .containsPattern("probes(:\\n\\s+|\\.)enabled: true");
    }

    @ParameterizedTest
    @ArgumentsSource(ServiceMatrix.class)
    void itHasTimeToFinishWhatIsUnderWay(Overlay overlay, Part service) {
        PodSpec pod = pod(overlay, service);
        long untilNobodyAsks = container(overlay, service)
                .getLifecycle()
                .getPreStop()
                .getSleep()
                .getSeconds();

        assertThat(Duration.ofSeconds(untilNobodyAsks)).isGreaterThan(gatewaysConnectionAge());
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(untilNobodyAsks + SPRINGS_PATIENCE_SECONDS);
        assertThat(ServiceSettings.of(service).text()).contains("shutdown: graceful");
        assertThat(deployment(overlay, service)
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())
                .isZero();
    }

    @ParameterizedTest
    @ArgumentsSource(ServiceMatrix.class)
    void itsPodsAreSpreadAndEvictedOneByOne(Overlay overlay, Part service) {
        assertThat(pod(overlay, service).getTopologySpreadConstraints())
                .extracting(TopologySpreadConstraint::getTopologyKey)
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        var budget = overlay.manifests().named(ResourceType.DISRUPTION_BUDGET, service.partName());
        assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
        assertThat(budget.getSpec().getSelector())
                .isEqualTo(deployment(overlay, service).getSpec().getSelector());
    }

    @ParameterizedTest
    @ArgumentsSource(ServiceMatrix.class)
    void itsMemoryIsBoundedAndItsDiskIsReadOnly(Overlay overlay, Part service) {
        Container container = container(overlay, service);

        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits())
                .containsEntry("memory", container.getResources().getRequests().get("memory"));
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .contains("/tmp");
    }

    @ParameterizedTest
    @ArgumentsSource(ServiceMatrix.class)
    void itRunsItsOwnImageAsItsOwnAccount(Overlay overlay, Part service) {
        PodSpec pod = pod(overlay, service);

        assertThat(container(overlay, service).getImage())
                .matches("customer-api/" + service.partName() + ":[a-z0-9.]+");
        assertThat(pod.getServiceAccountName()).isEqualTo(service.partName());
        assertThat(overlay.manifests().named(ResourceType.SERVICE_ACCOUNT, service.partName()))
                .isNotNull();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    }

    /** Kubernetes would set WRITE_SERVICE_PORT to tcp://… for a Service of that name. */
    @ParameterizedTest
    @ArgumentsSource(ServiceMatrix.class)
    void kubernetesAddsNoVariablesOfItsOwn(Overlay overlay, Part service) {
        assertThat(pod(overlay, service).getEnableServiceLinks()).isFalse();
    }

    /** How long the gateway goes on sending requests on a connection, wherever that leads. */
    private static Duration gatewaysConnectionAge() {
        return DurationStyle.SIMPLE.parse(ServiceSettings.of(Part.GATEWAY).defaultOf("PART_CONNECTION_AGE"));
    }

    private static String pathOf(Probe probe) {
        assertThat(probe.getHttpGet().getPort()).isEqualTo(new IntOrString("http"));
        return probe.getHttpGet().getPath();
    }

    private static Container container(Overlay overlay, Part service) {
        List<Container> containers = pod(overlay, service).getContainers();
        assertThat(containers).hasSize(1);
        return containers.getFirst();
    }

    private static PodSpec pod(Overlay overlay, Part service) {
        return deployment(overlay, service).getSpec().getTemplate().getSpec();
    }

    private static Deployment deployment(Overlay overlay, Part service) {
        return overlay.manifests().named(ResourceType.DEPLOYMENT, service.partName());
    }
}

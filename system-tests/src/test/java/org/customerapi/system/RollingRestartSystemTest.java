package org.customerapi.system;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.customerapi.localstack.ManagedServer;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.system.kit.Archive;
import org.customerapi.system.kit.Balancer;
import org.customerapi.system.kit.Client;
import org.customerapi.system.kit.RunningStack;
import org.customerapi.system.kit.SteadyLoad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Restarts every service as a Deployment of Kubernetes does that lets none be unavailable: a new instance is ready before
 * the old one gets no more connections, and only some time later the old one is asked to end.
 */
@ExtendWith(RunningStack.class)
class RollingRestartSystemTest {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int ROUNDS = SOAK ? 2 : 1;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** In short only the one that a client would notice first, and with shorter times than the manifests give. */
    private static final List<Part> RESTARTED =
            SOAK ? List.of(Part.S3_SINK, Part.READ_SERVICE, Part.WRITE_SERVICE) : List.of(Part.WRITE_SERVICE);

    private static final int REQUESTS_PER_SECOND = SOAK ? 100 : 20;
    private static final Duration PRE_STOP = SOAK ? Duration.ofSeconds(10) : Duration.ofSeconds(4);
    private static final Duration WARM_UP = SOAK ? Duration.ofSeconds(60) : Duration.ZERO;
    private static final String CONNECTION_AGE = SOAK ? "5s" : "500ms";

    private final Map<Part, Balancer> balancers = new EnumMap<>(Part.class);
    private final Map<Part, ManagedServer> running = new EnumMap<>(Part.class);

    @Test
    void failsNoRequestAndLosesNothing(Stack stack, Client anyone) {
        for (Part part : RESTARTED) {
            running.put(part, stack.part(part));
            balancers.put(part, new Balancer(stack.part(part).port()));
        }
        running.put(Part.GATEWAY, startedGateway(stack));
        SteadyLoad load = new SteadyLoad(anyone.as("admin"), edge(), "Rolling " + edge().getPort());
        warmUp(anyone);
        try (load) {
            load.begin(REQUESTS_PER_SECOND);
            for (int round = 0; round < ROUNDS; round++) {
                RESTARTED.forEach(part -> restart(part, stack.another(part, Map.of())));
                if (SOAK) {
                    restartGateway(stack, load);
                }
                RESTARTED.forEach(part -> restart(part, stack.part(part)));
            }
        } finally {
            instanceOf(Part.GATEWAY).stop();
            balancers.values().forEach(Balancer::close);
            RESTARTED.forEach(part -> leaveRunning(stack.part(part)));
        }

        assertThat(load.failures()).isEmpty();
        assertThat(load.created()).hasSizeGreaterThan(load.sent() / 3);
        assertNothingIsLost(load, stack, anyone.as("admin"));
    }

    /** What runs before a restart has run for long; a whole stack that starts at once is another matter. */
    private void warmUp(Client anyone) {
        SteadyLoad few = new SteadyLoad(anyone.as("admin"), edge(), "Before " + edge().getPort());
        try (few) {
            few.begin(REQUESTS_PER_SECOND / 5);
            LockSupport.parkNanos(WARM_UP.toNanos());
        }
        assertThat(few.failures()).isEmpty();
    }

    private void restart(Part part, ManagedServer next) {
        ManagedServer old = instanceOf(part);
        next.start();
        balancerOf(part).replace(old.port(), next.port());
        running.put(part, next);
        endLater(old);
    }

    /** Other tests find the stack as they know it, also when this one fails. */
    private static void leaveRunning(ManagedServer own) {
        if (!own.isRunning()) {
            own.start();
        }
    }

    /** Whoever balances before gateways knows of HTTP, and sends no further request to one that is about to end. */
    private void restartGateway(Stack stack, SteadyLoad load) {
        ManagedServer old = instanceOf(Part.GATEWAY);
        running.put(Part.GATEWAY, startedGateway(stack));
        load.moveTo(edge());
        endLater(old);
    }

    private static void endLater(ManagedServer old) {
        LockSupport.parkNanos(PRE_STOP.toNanos());
        old.stop();
    }

    private ManagedServer startedGateway(Stack stack) {
        Map<String, String> settings = new HashMap<>(Map.of("PART_CONNECTION_AGE", CONNECTION_AGE));
        balancers.forEach((part, balancer) ->
                settings.put(part.name() + "_URL", balancer.address().toString()));
        ManagedServer gateway = stack.another(Part.GATEWAY, settings);
        gateway.start();
        return gateway;
    }

    private ManagedServer instanceOf(Part part) {
        return Objects.requireNonNull(running.get(part));
    }

    private Balancer balancerOf(Part part) {
        return Objects.requireNonNull(balancers.get(part));
    }

    private URI edge() {
        return Part.GATEWAY.address(instanceOf(Part.GATEWAY).port());
    }

    private static void assertNothingIsLost(SteadyLoad load, Stack stack, Client admin) {
        String search = "/v1/customers?size=1&company=" + load.company().replace(" ", "%20");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                admin.get(search).json().at("/page/totalItems").asInt())
                        .isEqualTo(load.created().size()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Archive.records(stack))
                        .extracting(record -> record.get("key").asString())
                        .containsAll(load.created()));
    }
}

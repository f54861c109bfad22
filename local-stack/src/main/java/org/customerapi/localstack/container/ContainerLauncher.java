package org.customerapi.localstack.container;

import java.util.function.Function;

import com.github.dockerjava.api.DockerClient;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;

import org.customerapi.localstack.process.Launcher;
import org.customerapi.localstack.process.LogFile;
import org.customerapi.localstack.process.MissingPrerequisite;
import org.customerapi.localstack.process.ServerRun;

/** Runs a server in one container, which is made at the first start; later ones start it again, with port and data. */
final class ContainerLauncher implements Launcher {

    private final ServerImage image;
    private final LogFile log;
    private final Function<String, GenericContainer<?>> plan;
    private @Nullable GenericContainer<?> made;

    /** @param plan makes a container of an image's name; it is not started yet */
    ContainerLauncher(ServerImage image, LogFile log, Function<String, GenericContainer<?>> plan) {
        this.image = image;
        this.log = log;
        this.plan = plan;
    }

    @Override
    public ServerRun start() {
        DockerClient docker = DockerEngine.client();
        if (made == null) {
            made = firstStarted();
        } else {
            docker.startContainerCmd(made.getContainerId()).exec();
        }
        return ContainerRun.of(docker, made.getContainerId(), log);
    }

    @Override
    public byte[] read(String file) {
        if (made == null) {
            throw new IllegalStateException("There is no container to read " + file + " from");
        }
        return made.copyFileFromContainer(file, content -> content.readAllBytes());
    }

    @Override
    public void discard() {
        if (made != null) {
            made.stop();
        }
    }

    private GenericContainer<?> firstStarted() {
        String name = image.name(System.getenv());
        GenericContainer<?> container = plan.apply(name);
        fetch(container, name);
        try {
            container.start();
            return container;
        } catch (ContainerLaunchException failure) {
            throw new IllegalStateException(
                    "No container came of the image %s (%s): %s"
                            .formatted(name, image.variable(), DockerEngine.reason(failure)),
                    failure);
        }
    }

    private void fetch(GenericContainer<?> container, String name) {
        try {
            container.getDockerImageName();
        } catch (ContainerFetchException failure) {
            throw new MissingPrerequisite("The image %s (%s) is not here and cannot be had: %s"
                    .formatted(name, image.variable(), DockerEngine.reason(failure)));
        }
    }
}

package org.customerapi.localstack.container;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.DockerClientFactory;

import org.customerapi.localstack.process.MissingPrerequisite;

/** The Docker engine that Testcontainers finds. */
final class DockerEngine {

    private DockerEngine() {}

    /** Says in one line when there is none that can be used. */
    static DockerClient client() {
        try {
            return DockerClientFactory.instance().client();
        } catch (RuntimeException failure) {
            throw new MissingPrerequisite(
                    "-Dservers=containers needs a Docker engine on this machine: start it, name its socket in "
                            + "DOCKER_HOST, or leave the property away. Testcontainers says: " + reason(failure));
        }
    }

    /** What lies at the bottom of a failure, in its own words. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).strip();
    }
}

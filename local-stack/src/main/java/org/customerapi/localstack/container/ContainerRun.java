package org.customerapi.localstack.container;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.command.SyncDockerCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;

import org.customerapi.localstack.process.LogFile;
import org.customerapi.localstack.process.ServerRun;

/** One run of a container; what the server says is appended to its log until the run ends. */
final class ContainerRun implements ServerRun {

    private static final Duration KILL_PATIENCE = Duration.ofSeconds(30);

    private final DockerClient docker;
    private final String id;
    private final CompletableFuture<Integer> ended;

    private ContainerRun(DockerClient docker, String id, CompletableFuture<Integer> ended) {
        this.docker = docker;
        this.id = id;
        this.ended = ended;
    }

    /** The run of a container that was just started. */
    static ContainerRun of(DockerClient docker, String id, LogFile log) {
        ExitStatus exit = docker.waitContainerCmd(id).exec(new ExitStatus());
        LogCopy copy = docker.logContainerCmd(id)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .withSince(startOf(docker, id))
                .exec(new LogCopy(log));
        return new ContainerRun(docker, id, exit.status().thenCombine(copy.done(), (status, all) -> status));
    }

    @Override
    public long pid() {
        return Objects.requireNonNull(state().getPidLong(), "Docker tells no process id");
    }

    @Override
    public boolean isRunning() {
        return !ended.isDone();
    }

    @Override
    public CompletableFuture<Integer> ended() {
        return ended.copy();
    }

    @Override
    public boolean awaitEnd(Duration atMost) {
        try {
            ended.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Docker does not tell how container " + id + " ended", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for container " + id, interrupted);
        }
    }

    @Override
    public void stop(Duration patience) {
        tell(docker.stopContainerCmd(id).withTimeout(Math.toIntExact(patience.toSeconds())));
        awaitEnd(KILL_PATIENCE);
    }

    @Override
    public void kill() {
        tell(docker.killContainerCmd(id));
        awaitEnd(KILL_PATIENCE);
    }

    @Override
    public void pause() {
        tell(docker.pauseContainerCmd(id));
    }

    @Override
    public void resume() {
        if (Boolean.TRUE.equals(state().getPaused())) {
            tell(docker.unpauseContainerCmd(id));
        }
    }

    /** One that has ended, or is as it should be already, is left alone. */
    private void tell(SyncDockerCmd<?> command) {
        try (command) {
            command.exec();
        } catch (ConflictException | NotFoundException | NotModifiedException nothingToDo) {
            // Docker answers so to one that does not run, is gone, or is paused.
        }
    }

    private ContainerState state() {
        return docker.inspectContainerCmd(id).exec().getState();
    }

    private static int startOf(DockerClient docker, String id) {
        String started = docker.inspectContainerCmd(id).exec().getState().getStartedAt();
        return Math.toIntExact(Instant.parse(started).getEpochSecond());
    }
}

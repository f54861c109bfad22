package org.customerapi.localstack.cli;

import java.io.PrintWriter;
import java.nio.channels.FileLock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine.Command;

import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.BadSetting;
import org.customerapi.localstack.stack.StackFolder;

/** Has the running stack stopped and returns when all of it is gone. */
@Command(
        name = "down",
        description = "Stop everything and wait until it is gone; the data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    private final StackFolder folder;
    private final PrintWriter out;

    private static final int PATIENCE_SECONDS = 180;

    DownCommand(Workspace workspace, PrintWriter out) {
        this.folder = StackFolder.of(workspace);
        this.out = out;
    }

    @Override
    public Integer call() {
        Optional<FileLock> lock = folder.lock();
        if (lock.isEmpty()) {
            endSupervisor();
        }
        List<String> left = folder.endLeftovers();
        out.println(message(lock.isEmpty(), left));
        return 0;
    }

    private void endSupervisor() {
        ProcessHandle supervisor = folder.supervisor()
                .living()
                .orElseThrow(
                        () -> new BadSetting("Another command is at work on the stack; try again when it is done"));
        supervisor.destroy();
        ProcessHandle same = supervisor
                .onExit()
                .completeOnTimeout(supervisor, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (same.isAlive()) {
            throw new BadSetting("The stack (pid %d) has not stopped within %d s; its logs are in .local/logs"
                    .formatted(same.pid(), PATIENCE_SECONDS));
        }
    }

    private static String message(boolean wasRunning, List<String> left) {
        if (!left.isEmpty()) {
            return "Stopped what a killed run had left behind: " + String.join(", ", left);
        }
        return wasRunning ? "Stopped; the data is kept in .local" : "Nothing was running";
    }
}

package org.customerapi.localstack.cli;

import java.io.PrintWriter;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import picocli.CommandLine.Command;

import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.BadSetting;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.PortPlan;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.localstack.stack.StackFolder;
import org.customerapi.localstack.stack.Supervisor;

/** Starts the stack, keeps it alive, and stops it when this process is asked to end. */
@Command(
        name = "up",
        description = "Start everything, say where it is, and keep it running until Ctrl-C or ./customers down.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Runnable {

    private final Workspace workspace;
    private final StackFolder folder;
    private final PrintWriter out;
    private final long began = System.nanoTime();

    UpCommand(Workspace workspace, PrintWriter out) {
        this.workspace = workspace;
        this.folder = StackFolder.of(workspace);
        this.out = out;
    }

    @Override
    public void run() {
        PortPlan ports = PortPlan.from(System.getenv());
        FileLock lock = folder.lock().orElseThrow(this::alreadyRunning);
        reportLeftovers();
        ports.requireFree();
        folder.supervisor().write(ProcessHandle.current().pid());
        folder.remember(ports);
        Stack stack = new Stack(workspace, folder.path(), ports, Map.of());
        Supervisor supervisor = new Supervisor(stack, this::say);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, supervisor, lock), "stop"));
        say("Starting %d servers and %d services; logs are in .local/logs"
                .formatted(Part.servers().size(), Part.services().size()));
        start(stack, ports, supervisor);
        supervisor.watch();
    }

    private void start(Stack stack, PortPlan ports, Supervisor supervisor) {
        try {
            stack.start(part -> say("  %-15s answers after %.1f s".formatted(part.partName(), seconds())));
            greet(stack, ports);
        } catch (RuntimeException failure) {
            // What is being stopped does not come up.
            if (!supervisor.isStopped()) {
                throw failure;
            }
        }
    }

    private void greet(Stack stack, PortPlan ports) {
        say(StackTable.of(folder, ports).toString());
        say("""
                Customer API is up after %.0f s: %2$s  (all calls to try out: %2$s/apidocs)
                Log in as admin/admin (all scopes) or reader/reader (read only). Stop with Ctrl-C or ./customers down.""".formatted(seconds(), stack.gateway()));
    }

    private void stop(Stack stack, Supervisor supervisor, FileLock lock) {
        say("Stopping …");
        supervisor.stop();
        stack.close();
        say(lock.isValid() ? "Stopped; the data is kept in .local" : "Stopped");
    }

    private void reportLeftovers() {
        List<String> ended = folder.endLeftovers();
        if (!ended.isEmpty()) {
            say("Ended what a killed run had left behind: " + String.join(", ", ended));
        }
    }

    private BadSetting alreadyRunning() {
        String pid = folder.supervisor()
                .living()
                .map(process -> " (pid " + process.pid() + ")")
                .orElse("");
        return new BadSetting("The stack is running already" + pid + "; see ./customers status");
    }

    private double seconds() {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }

    private synchronized void say(String text) {
        out.println(text);
        out.flush();
    }
}

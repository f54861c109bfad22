package org.customerapi.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What tells a process from all others that had its id, or will have it. Where Linux tells, that is when it started in
 * ticks since the machine did; the JDK makes a time of day of it, which moves whenever the clock is set.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat</a>
 */
final class ProcessIdentity {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int START_AFTER_NAME = 19;

    private ProcessIdentity() {}

    static String of(ProcessHandle process) {
        return process.pid() + " " + start(process);
    }

    private static String start(ProcessHandle process) {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // The name comes second, in parentheses, and may hold blanks and parentheses itself.
            String[] afterName = state.substring(state.lastIndexOf(')') + 2).split(" ", -1);
            return afterName[START_AFTER_NAME] + " " + Files.readString(BOOT).strip();
        } catch (IOException notLinux) {
            return process.info().startInstant().map(Object::toString).orElse("");
        }
    }
}

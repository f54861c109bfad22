package org.customerapi.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remembers a process by its id and its start, so that another process with the same id is not taken for it. */
public record RunFile(Path path) {

    private static final Pattern PID = Pattern.compile("\\d{1,18}");
    private static final Duration POLITE_END = Duration.ofSeconds(10);

    /** Remembers a process instead of the one remembered so far. */
    public void write(long pid) {
        new WholeFile(path).write(ProcessHandle.of(pid).map(ProcessIdentity::of).orElse(pid + " ended"));
    }

    /** The remembered process, if it is still there; of a file that holds none, nothing. */
    public Optional<ProcessHandle> living() {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            String identity = Files.readString(path, StandardCharsets.ISO_8859_1);
            Matcher pid = PID.matcher(identity);
            return pid.lookingAt()
                    ? ProcessHandle.of(Long.parseLong(pid.group()))
                            .filter(process -> ProcessIdentity.of(process).equals(identity))
                    : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends the remembered process, if it is there, and says whether it was. */
    public boolean endLiving() {
        Optional<ProcessHandle> left = living();
        left.ifPresent(process -> {
            process.destroy();
            process.onExit()
                    .completeOnTimeout(process, POLITE_END.toSeconds(), TimeUnit.SECONDS)
                    .join();
            process.destroyForcibly();
            process.onExit().join();
        });
        return left.isPresent();
    }
}

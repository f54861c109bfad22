package org.customerapi.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Remembers a process by its id and start time, so that another process with the same id is not taken for it. */
public record RunFile(Path path) {

    private static final Duration POLITE_END = Duration.ofSeconds(10);

    /** Remembers a process instead of the one remembered so far. */
    public void write(long pid) {
        try {
            Files.writeString(path, ProcessHandle.of(pid).map(RunFile::identity).orElse(pid + " ended"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The remembered process, if it is still there. */
    public Optional<ProcessHandle> living() {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            String identity = Files.readString(path);
            return ProcessHandle.of(Long.parseLong(identity.split(" ", 2)[0]))
                    .filter(process -> identity(process).equals(identity));
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

    private static String identity(ProcessHandle process) {
        return process.pid()
                + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }
}

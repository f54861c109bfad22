package org.customerapi.localstack.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same to several things at once. */
public final class Parallel {

    private Parallel() {}

    /** Returns when all are done; throws the first failure with the others suppressed. */
    public static <T> void forEach(Collection<T> things, Consumer<? super T> action) {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T thing : things) {
                running.add(threads.submit(() -> action.accept(thing)));
            }
        }
        throwFailures(running);
    }

    private static void throwFailures(List<Future<?>> done) {
        List<Throwable> failures = done.stream()
                .filter(task -> task.state() == Future.State.FAILED)
                .map(Future::exceptionNow)
                .toList();
        if (!failures.isEmpty()) {
            Throwable first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first instanceof RuntimeException known ? known : new IllegalStateException(first);
        }
    }
}

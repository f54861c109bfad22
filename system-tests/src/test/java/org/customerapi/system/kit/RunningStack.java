package org.customerapi.system.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.customerapi.localstack.process.Folders;
import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.PortPlan;
import org.customerapi.localstack.stack.Stack;

/**
 * Starts the whole stack once, on free ports, for all test classes that name it.
 *
 * <p>So a class finds what others have written, compares with what was there before, and leaves every part running.
 * Requests are traced when they ask for it, as a caller that traces does.
 */
public final class RunningStack implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RunningStack.class);

    private static final Map<Class<?>, Function<Started, Object>> OFFERED = Map.of(
            Stack.class, started -> started.stack,
            Client.class, started -> new Client(started.stack.gateway()),
            SpanReceiver.class, started -> started.spans);

    @Override
    public void beforeAll(ExtensionContext context) {
        startedIn(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return OFFERED.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(OFFERED.get(parameter.getParameter().getType()))
                .apply(startedIn(context));
    }

    private static Started startedIn(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent("stack", key -> new Started(), Started.class);
    }

    private static final class Started implements AutoCloseable {

        /** Half a request is not to hold up the tests for as long as a slow client is allowed to take. */
        private static final String CLIENT_TIMEOUT = "3s";

        private final SpanReceiver spans = SpanReceiver.start();
        private final Path folder = folder();
        private final Stack stack;

        Started() {
            Map<String, String> settings = Map.of(
                    "CLIENT_TIMEOUT",
                    CLIENT_TIMEOUT,
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    spans.endpoint().toString(),
                    "OTEL_TRACES_SAMPLER",
                    "parentbased_always_off",
                    "OTEL_BSP_SCHEDULE_DELAY",
                    "200");
            stack = new Stack(
                    Workspace.current(),
                    folder,
                    PortPlan.free(),
                    Part.services().stream().collect(Collectors.toMap(Function.identity(), part -> settings)));
            stack.start(part -> {});
        }

        private static Path folder() {
            try {
                Path parent =
                        Files.createDirectories(Path.of("target", "stacks").toAbsolutePath());
                return Files.createTempDirectory(parent, "shared");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** The logs stay: whoever looks for what failed reads them. */
        @Override
        public void close() {
            stack.close();
            spans.close();
            Folders.delete(folder.resolve("data"));
        }
    }
}

package org.customerapi.system.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.Part;
import org.customerapi.localstack.stack.PortPlan;
import org.customerapi.localstack.stack.Stack;

/**
 * Starts the whole stack once, on free ports, for all test classes that name it.
 *
 * <p>So a class finds what others have written, compares with what was there before, and leaves every part running.
 */
public final class RunningStack implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RunningStack.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        stackOf(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class
                || parameter.getParameter().getType() == Client.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stack stack = stackOf(context);
        return parameter.getParameter().getType() == Stack.class ? stack : new Client(stack.gateway());
    }

    private static Stack stackOf(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("stack", key -> new Started(), Started.class)
                .stack;
    }

    private static final class Started implements AutoCloseable {

        /** Half a request is not to hold up the tests for as long as a slow client is allowed to take. */
        private static final Map<Part, Map<String, String>> SETTINGS =
                Map.of(Part.GATEWAY, Map.of("CLIENT_TIMEOUT", "3s"));

        private final Stack stack;

        Started() {
            stack = new Stack(Workspace.current(), folder(), PortPlan.free(), SETTINGS);
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

        @Override
        public void close() {
            stack.close();
        }
    }
}

package org.customerapi.system.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.customerapi.localstack.process.Workspace;
import org.customerapi.localstack.stack.Part;

/** The settings that a service really has: the variables of its {@code application.yml}. */
record ServiceSettings(String text) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    static ServiceSettings of(Part service) {
        try {
            return new ServiceSettings(Files.readString(file(service)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Path file(Part service) {
        return Workspace.current().root().resolve(service.partName()).resolve("src/main/resources/application.yml");
    }

    /** The environment variables that the service reads. */
    Set<String> variables() {
        return VARIABLE.matcher(text).results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    /** What a variable is when it is not set. */
    String defaultOf(String variable) {
        Matcher found = Pattern.compile("\\$\\{" + variable + ":([^}]*)}").matcher(text);
        return found.results()
                .map(MatchResult::group)
                .map(group -> group.substring(variable.length() + 3, group.length() - 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + variable));
    }
}

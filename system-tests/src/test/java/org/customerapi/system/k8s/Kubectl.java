package org.customerapi.system.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Renders overlays by {@code kubectl kustomize}, which needs no cluster. Where there is no kubectl, tests are left out with
 * a loud word; with CI=true they fail instead.
 */
final class Kubectl implements ExecutionCondition {

    private static final String MISSING =
            "NO KUBECTL: the manifests are not tested. Install kubectl 1.21 or newer (Debian: kubernetes-client).";

    private static final Pattern RECENT = Pattern.compile("v1\\.(2[1-9]|[3-9]\\d|\\d{3})");

    /** What {@code kubectl kustomize} prints for a folder. */
    static String kustomize(Path folder) {
        try {
            Process process = start("kustomize", folder.toString());
            String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("kubectl could not render " + folder);
            }
            return rendered;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while kubectl renders " + folder, interrupted);
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (isThere()) {
            return ConditionEvaluationResult.enabled("kubectl is here");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(MISSING);
        }
        System.err.println(MISSING);
        return ConditionEvaluationResult.disabled(MISSING);
    }

    private static boolean isThere() {
        try {
            Process process = start("version", "--client");
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 && RECENT.matcher(version).find();
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Process start(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "kubectl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}

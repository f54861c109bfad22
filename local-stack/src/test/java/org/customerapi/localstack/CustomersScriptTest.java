package org.customerapi.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.localstack.process.Shell;
import org.customerapi.localstack.process.Workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The script {@code customers} by itself, in a folder where a fake Maven and a fake JDK say what they are asked. */
class CustomersScriptTest {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    CustomersScriptTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.copy(Workspace.current().root().resolve("customers"), folder.resolve("customers"));
        Files.createFile(folder.resolve("pom.xml"));
        for (String module : List.of(
                "contracts",
                "telemetry",
                "access-tokens",
                "web-support",
                "local-stack",
                "write-service",
                "read-service",
                "s3-sink",
                "gateway")) {
            Files.createDirectories(folder.resolve(module).resolve("src/main"));
        }
        installMaven("3.9.9");
        installJdk("jdk", 25);
        environment.put("JAVA_HOME", "");
        environment.put("JDK_FOLDERS", folder.resolve("jdk").toString());
        environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    }

    @Test
    void explainsItselfWithoutACommand() {
        Shell.Outcome outcome = customers();

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output()).contains("up", "down", "status", "reset", "test", "GATEWAY_PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"upp", "--up", "bench; rm"})
    void refusesACommandThatDoesNotExist(String command) {
        Shell.Outcome outcome = customers(command);

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output()).startsWith("Unknown command: " + command);
    }

    @Test
    void buildsBeforeTheFirstStartAndNotAgain() {
        assertThat(customers("up").output()).contains("Building", "java 25 runs", "up");

        assertThat(customers("up").output()).doesNotContain("Building").contains("java 25 runs");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws IOException {
        customers("up");

        Files.writeString(folder.resolve("gateway/src/main/Routes.java"), "class Routes {}");

        assertThat(customers("up").output()).contains("Building");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway/src/main/Routes.java", "gateway/src/main/java/route/Routes.java"})
    void buildsAgainWhenASourceIsGone(String name) throws IOException {
        Path source = folder.resolve(name);
        Files.createDirectories(source.resolveSibling(""));
        Files.writeString(source, "class Routes {}");
        customers("up");

        Files.delete(source);

        assertThat(customers("up").output()).contains("Building");
        assertThat(customers("up").output()).doesNotContain("Building");
    }

    @Test
    void buildsAgainWhenAJarIsMissing() throws IOException {
        customers("up");

        Files.delete(folder.resolve("gateway/target/gateway.jar"));

        assertThat(customers("up").output()).contains("Building");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "status", "events", "archive"})
    void buildsForTheOtherCommandsOnlyWhatWasNeverBuilt(String command) throws IOException {
        assertThat(customers(command).output()).contains("Building", "java 25 runs", command);

        Files.writeString(folder.resolve("gateway/src/main/Routes.java"), "class Routes, half done");

        assertThat(customers(command).output()).doesNotContain("Building").contains("java 25 runs", command);
    }

    @Test
    void leavesTheProgramsOfARunningStackAlone() throws IOException {
        customers("up");
        Files.writeString(folder.resolve("gateway/src/main/Routes.java"), "class Routes {}");
        String name = "org.customerapi.localstack.cli.CustomersCommand";
        Process stack = new ProcessBuilder("bash", "-c", "exec -a " + name + " sleep 60").start();
        try {
            await().until(() -> Files.readString(Path.of("/proc/" + stack.pid() + "/cmdline"))
                    .startsWith(name));
            Files.writeString(
                    Files.createDirectories(folder.resolve(".local/run")).resolve("supervisor.pid"),
                    stack.pid() + " since now");
            assertThat(customers("up").output()).doesNotContain("Building").contains("java 25 runs");
        } finally {
            stack.destroyForcibly().onExit().join();
        }

        assertThat(customers("up").output()).contains("Building");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench", "test", "soak"})
    void explainsACommandBeforeItDoesAnything(String command) {
        Shell.Outcome outcome = customers(command, "--help");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output()).startsWith("Usage: ./customers").doesNotContain("Building");
    }

    @Test
    void buildsOnceForTwoTerminals() throws Exception {
        installMaven("3.9.9", "sleep 1");

        try (ExecutorService terminals = Executors.newFixedThreadPool(2)) {
            List<Future<Shell.Outcome>> outcomes =
                    List.of(terminals.submit(() -> customers("up")), terminals.submit(() -> customers("status")));
            for (Future<Shell.Outcome> outcome : outcomes) {
                assertThat(outcome.get().output()).contains("java 25 runs");
            }
        }
        assertThat(Files.readAllLines(folder.resolve("builds"))).hasSize(1);
    }

    @Test
    void showsTheEndOfABuildThatFails() throws IOException {
        installProgram(folder.resolve("bin/mvn"), "echo Apache Maven 3.9.9; echo '[ERROR] broken'; [ $1 = --version ]");

        Shell.Outcome outcome = customers("up");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).contains("[ERROR] broken", ".local/logs/build.log");
    }

    @Test
    void passesByAnOlderJavaHome() throws IOException {
        installJdk("old", 17);
        environment.put("JAVA_HOME", folder.resolve("old").toString());

        assertThat(customers("test").output()).contains("mvn with " + folder.resolve("jdk"));
    }

    @Test
    void saysThatThereIsNoJdk() throws IOException {
        installJdk("old", 24);
        environment.put("JDK_FOLDERS", folder.resolve("old") + " " + folder.resolve("none"));

        Shell.Outcome outcome = customers("up");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).contains("No JDK 25").doesNotContain("Building");
    }

    @Test
    void refusesAnOldMaven() throws IOException {
        installMaven("3.6.3");

        Shell.Outcome outcome = customers("test");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).contains("3.6.3", "3.8");
    }

    @Test
    void testsEveryModuleWithMaven() {
        assertThat(customers("test", "-Dit.test=One").output()).contains("verify -Dit.test=One");
    }

    @Test
    void tellsAtTheEndWhichTestsFailed() throws IOException {
        report("gateway", "EarlierIT", "<<< FAILURE!");
        installProgram(folder.resolve("bin/mvn"), """
                if [ "$1" = --version ]; then echo "Apache Maven 3.9.9"; exit; fi
                cp gateway/target/failsafe-reports/EarlierIT.txt gateway/target/failsafe-reports/LateIT.txt
                echo BUILD FAILURE
                exit 3
                """);
        report("write-service", "EarlierIT", "<<< ERROR!");

        Shell.Outcome outcome = customers("test");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.output().substring(outcome.output().indexOf("BUILD FAILURE")))
                .contains("gateway/target/failsafe-reports/LateIT.txt", "EarlierIT.fails", "expected: 1")
                .doesNotContain("Test set", "failsafe-reports/EarlierIT.txt");
    }

    @Test
    void runsTheLongRoundsOfTheTestsAsSoak() {
        assertThat(customers("soak", "-Dit.test=One").output()).contains("verify -Psoak -Dit.test=One");
    }

    private Shell.Outcome customers(String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = folder.resolve("customers").toString();
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return Shell.run(List.of(words), environment);
    }

    private void report(String module, String test, String mark) throws IOException {
        Path reports = Files.createDirectories(folder.resolve(module).resolve("target/failsafe-reports"));
        Files.writeString(reports.resolve(test + ".txt"), """
                ----
                Test set: %1$s
                ----
                Tests run: 1, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.1 s %2$s -- in %1$s
                %1$s.fails -- Time elapsed: 0.1 s %2$s
                expected: 1
                """.formatted(test, mark));
    }

    private void installMaven(String version) throws IOException {
        installMaven(version, "");
    }

    private void installMaven(String version, String first) throws IOException {
        installProgram(folder.resolve("bin/mvn"), """
                if [ "$1" = --version ]; then echo "Apache Maven %s"; exit; fi
                echo "mvn with $JAVA_HOME: $*"
                echo built >> builds
                %s
                for service in write-service read-service s3-sink gateway; do
                  mkdir -p $service/target && touch $service/target/$service.jar
                done
                cli=local-stack/target/classes/org/customerapi/localstack/cli
                mkdir -p $cli && touch local-stack/target/local-stack-1.jar $cli/CustomersCommand.class
                """.formatted(version, first));
    }

    private void installJdk(String name, int version) throws IOException {
        Path home = folder.resolve(name);
        installProgram(home.resolve("bin/java"), "echo java " + version + " runs $*");
        installProgram(home.resolve("bin/javac"), "");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
    }

    private static void installProgram(Path path, String script) throws IOException {
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

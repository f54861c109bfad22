package org.customerapi.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The command of the image's HEALTHCHECK, which gets the options that were meant for the service beside it. */
class HealthCheckTest {

    private static final Pattern COMMAND = Pattern.compile("(?s)HEALTHCHECK .*?CMD \\[(.*?)]");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-XX:+UseG1GC -XX:G1HeapRegionSize=4m",
                "-XX:+UseZGC -XX:SoftMaxHeapSize=200m",
                "-XX:+UseParallelGC",
                "-Xms64m",
                "-Xms64m -Xmx128m -Xmn32m",
                "-XX:MaxRAMPercentage=70 -XX:InitialRAMPercentage=70"
            })
    void findsTheServiceReadyWhateverOptionsItHas(String options) throws Exception {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        service.start();
        try {
            ProcessBuilder probe = new ProcessBuilder(command()).redirectErrorStream(true);
            probe.environment().put("JDK_JAVA_OPTIONS", options);
            probe.environment()
                    .put("SERVER_PORT", Integer.toString(service.getAddress().getPort()));
            Process running = probe.start();
            String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(running.waitFor()).as(said).isZero();
        } finally {
            service.stop(0);
        }
    }

    /** As it stands in the Dockerfile, with this machine's Java and the classes of which the jar is made. */
    private static List<String> command() throws IOException {
        Matcher found = COMMAND.matcher(Files.readString(Path.of("../../Dockerfile")));
        assertThat(found.find()).isTrue();
        List<String> words = new ArrayList<>(WORD.matcher(found.group(1))
                .results()
                .map((MatchResult word) -> word.group(1))
                .toList());
        int jar = words.indexOf("-jar");
        assertThat(words.subList(jar, words.size())).containsExactly("-jar", "health-probe.jar");
        words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.set(jar, "-cp");
        words.set(jar + 1, "target/classes");
        words.add(HealthProbe.class.getName());
        return words;
    }
}

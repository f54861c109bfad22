package org.customerapi.localstack.elasticsearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** Runs one node until the process is asked to end: {@code <home> key=value …}, the pairs being its settings. */
final class ElasticsearchNode {

    private ElasticsearchNode() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Map<String, String> settings = Arrays.stream(arguments)
                .skip(1)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        run(home, settings);
    }

    private static void run(Path home, Map<String, String> settings) throws Exception {
        LogConfigurator.configureESLogging();
        LogConfigurator.configureWithoutConfig(
                Settings.builder().put("logger.level", "INFO").build());
        Node node = new Node(environment(home, settings), plugins(home.resolve("modules")));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node, ended), "close"));
        node.start();
        ended.await();
    }

    private static Environment environment(Path home, Map<String, String> settings) {
        Settings places = Settings.builder().put("path.home", home.toString()).build();
        return InternalSettingsPreparer.prepareEnvironment(places, settings, home.resolve("config"), () -> "local");
    }

    private static PluginsLoader plugins(Path modules) {
        return PluginsLoader.createPluginsLoader(PluginsLoader.loadModulesBundles(modules), Set.of(), Map.of(), false);
    }

    private static void close(Node node, CountDownLatch ended) {
        try {
            node.prepareForClose();
            node.close();
        } catch (IOException failure) {
            System.err.println("The node did not close cleanly: " + failure);
        } finally {
            ended.countDown();
        }
    }
}

package org.customerapi.sink.testing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import org.customerapi.localstack.Servers;
import org.customerapi.sink.S3SinkApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole service in this JVM. */
public final class RunningSink implements AutoCloseable {

    public static final String JWT_KEY = "a key for tests that is 32 bytes or longer";

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ConfigurableApplicationContext context;

    private RunningSink(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it with small objects; the settings given win. */
    public static RunningSink start(Servers servers, String namespace, URI s3, Map<String, String> settings) {
        return new RunningSink(SpringApplication.run(
                S3SinkApplication.class,
                arguments(servers, namespace, s3, settings).toArray(String[]::new)));
    }

    /** Against the servers themselves. */
    public static RunningSink start(Servers servers, String namespace) {
        return start(servers, namespace, servers.s3().endpoint(), Map.of());
    }

    /** The command line for a sink of this namespace. */
    public static List<String> arguments(Servers servers, String namespace, URI s3, Map<String, String> settings) {
        System.setProperty("aws.accessKeyId", servers.s3().accessKey());
        System.setProperty("aws.secretAccessKey", servers.s3().secretKey());
        Map<String, String> all = new TreeMap<>();
        all.put("server.port", "0");
        all.put("server.address", "127.0.0.1");
        all.put("spring.kafka.bootstrap-servers", servers.kafka().bootstrapServers());
        all.put("spring.kafka.consumer.group-id", namespace);
        // Whoever comes or goes is noticed with the next heartbeat.
        all.put("spring.kafka.consumer.heartbeat-interval", "500ms");
        all.put("spring.kafka.consumer.properties.session.timeout.ms", "15000");
        all.put("logging.level.org.apache.kafka", "WARN");
        all.put("archive.topic", namespace);
        all.put("archive.partitions", "0");
        all.put("archive.max-records", "100");
        all.put("archive.max-age", "1s");
        all.put("archive.retry-first", "100ms");
        all.put("archive.retry-ceiling", "500ms");
        all.put("archive.spool-dir", System.getProperty("java.io.tmpdir") + "/s3-sink-tests");
        all.put("s3.endpoint", s3.toString());
        all.put("s3.region", servers.s3().region());
        all.put("s3.bucket", namespace);
        all.put("s3.create-bucket", "true");
        all.put("s3.timeout", "30s");
        all.put("jwt.secret-key", JWT_KEY);
        all.putAll(settings);
        return all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    /** Where it answers. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /** Waits until every record of the log is archived. */
    public void awaitArchived() {
        AdminApi api = new AdminApi(this);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(() -> api.lag() == 0);
    }

    /** Which partitions it archives, as far as it has measured them. */
    public Set<Integer> partitions() {
        return figures("archive_lag_records\\{.*partition=\"(\\d+)\".*")
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    /** How many objects it has put by itself. */
    public double objectsPut() {
        return figures("archive_objects_total\\S* (\\S+)")
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    /** How many requests of a route have been answered, or given up. */
    public double answers(String route) {
        return figures("request_count_total\\{.*route=\"" + route + "\".*} (\\S+)")
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    private Stream<String> figures(String line) {
        return Pattern.compile("^" + line, Pattern.MULTILINE)
                .matcher(new AdminApi(this).get("/metrics").body())
                .results()
                .map(figure -> figure.group(1));
    }

    /** Fails unless a verification finds nothing. */
    public void assertClean() {
        List<JsonNode> lines = new AdminApi(this).verify();
        assertThat(lines).hasSize(1);
        assertThat(lines.getLast().required("verdict").asString()).isEqualTo("clean");
        assertThat(lines.getLast().required("comparedWithKafka").asBoolean()).isTrue();
    }

    @Override
    public void close() {
        context.close();
    }
}

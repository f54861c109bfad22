package org.customerapi.localstack.container;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

import org.customerapi.localstack.process.Launcher;
import org.customerapi.localstack.process.LogFile;

/** The servers as containers, each published on the port of the loopback address that it is given, for its whole life. */
public final class Containers {

    private static final String MYSQL_FIRST_START = "/docker-entrypoint-initdb.d/accounts.sql";

    private Containers() {}

    /** MySQL with the account {@code login}, whose password and database are called the same and which may do all. */
    public static Launcher mysql(int port, LogFile log, String login, List<String> options) {
        return new ContainerLauncher(ServerImage.MYSQL, log, image -> {
            MySQLContainer container = new UnawaitedMySql(
                            DockerImageName.parse(image).asCompatibleSubstituteFor("mysql"))
                    .withUsername(login)
                    .withPassword(login)
                    .withDatabaseName(login)
                    .withCopyToContainer(
                            Transferable.of("GRANT ALL ON *.* TO '%s'@'%%';\n".formatted(login)), MYSQL_FIRST_START)
                    .withCommand(options.toArray(String[]::new));
            return published(container, port, MySQLContainer.MYSQL_PORT);
        });
    }

    /** A Kafka broker that is its own controller, with further settings by their names in server.properties. */
    public static Launcher kafka(int port, LogFile log, Map<String, String> settings) {
        return new ContainerLauncher(ServerImage.KAFKA, log, image -> {
            KafkaContainer container = new KafkaContainer(
                            DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"))
                    // The port is known, so nothing has to wait for a script that names it.
                    .withEnv(
                            "KAFKA_ADVERTISED_LISTENERS",
                            "PLAINTEXT://127.0.0.1:%d,BROKER://localhost:9093".formatted(port))
                    .withEnv("KAFKA_LOG_DIRS", "/var/lib/kafka/data")
                    .withEnv("KAFKA_HEAP_OPTS", "-Xmx512m")
                    .withCommand("/etc/kafka/docker/run")
                    .waitingFor(new Unawaited());
            settings.forEach((name, value) -> container.withEnv(kafkaVariable(name), value));
            return published(container, port, 9092);
        });
    }

    /** One Elasticsearch node without security. */
    public static Launcher elasticsearch(int port, LogFile log) {
        return new ContainerLauncher(ServerImage.ELASTICSEARCH, log, image -> {
            ElasticsearchContainer container = new ElasticsearchContainer(DockerImageName.parse(image)
                            .asCompatibleSubstituteFor("docker.elastic.co/elasticsearch/elasticsearch"))
                    .withEnv("xpack.security.enabled", "false")
                    .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                    .withCertPath("")
                    .waitingFor(new Unawaited());
            return published(container, port, 9200);
        });
    }

    /** LocalStack with S3 and nothing else, hence without the socket of Docker. */
    public static Launcher s3(int port, LogFile log, String region) {
        return new ContainerLauncher(ServerImage.S3, log, image -> {
            LocalStackContainer container = new LocalStackContainer(
                            DockerImageName.parse(image).asCompatibleSubstituteFor("localstack/localstack"))
                    .withServices("s3")
                    .withEnv("EAGER_SERVICE_LOADING", "1")
                    .withEnv("AWS_REGION", region)
                    .withCreateContainerCmdModifier(command -> command.withEntrypoint("docker-entrypoint.sh"))
                    .waitingFor(new Unawaited());
            container.setBinds(List.of());
            return published(container, port, 4566);
        });
    }

    private static GenericContainer<?> published(GenericContainer<?> container, int port, int portInside) {
        container.setExposedPorts(List.of(portInside));
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, portInside)));
        return container;
    }

    private static String kafkaVariable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static final class UnawaitedMySql extends MySQLContainer {

        UnawaitedMySql(DockerImageName image) {
            super(image);
        }

        @Override
        protected void configure() {
            super.configure();
            setStartupAttempts(1);
        }

        @Override
        protected void waitUntilContainerStarted() {}
    }
}

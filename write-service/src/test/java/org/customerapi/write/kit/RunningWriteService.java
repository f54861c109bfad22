package org.customerapi.write.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import org.customerapi.localstack.Servers;
import org.customerapi.write.WriteServiceApplication;

/** A write-service in this JVM, on a free port, with a database and topics of its own. */
public final class RunningWriteService implements AutoCloseable {

    /** The signing key of every service started here. */
    public static final String KEY = "a-key-for-tests-of-at-least-32-bytes!";

    private final ConfigurableApplicationContext context;

    private RunningWriteService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Where one service, or several together, keep their things. */
    public record Home(String database, String topic) {
        public static Home on(Servers servers) {
            return new Home(servers.mysql().createDatabase(), servers.namespace());
        }
    }

    /** Starts one; {@code settings} go before those that the kit makes. */
    public static RunningWriteService start(Servers servers, Home home, String... settings) {
        return new RunningWriteService(
                SpringApplication.run(WriteServiceApplication.class, arguments(servers, home, settings)));
    }

    /** What such a service is started with. */
    public static String[] arguments(Servers servers, Home home, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=local",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--DB_HOST=" + servers.mysql().host(),
                "--DB_PORT=" + servers.mysql().port(),
                "--DB_USER=" + servers.mysql().user(),
                "--DB_PASSWORD=" + servers.mysql().password(),
                "--DB_NAME=" + home.database(),
                "--KAFKA_BOOTSTRAP_SERVERS=" + servers.kafka().bootstrapServers(),
                "--EVENTS_TOPIC=" + home.topic(),
                "--WATERMARKS_TOPIC=" + home.topic() + "-watermarks",
                "--JWT_SECRET_KEY=" + KEY,
                "--logging.level.root=warn"));
        arguments.removeIf(
                argument -> Arrays.stream(settings).anyMatch(setting -> setting.startsWith(nameOf(argument))));
        arguments.addAll(Arrays.asList(settings));
        return arguments.toArray(String[]::new);
    }

    private static String nameOf(String argument) {
        return argument.substring(0, argument.indexOf('=') + 1);
    }

    public Api api() {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return new Api("http://127.0.0.1:" + port);
    }

    public JdbcTemplate jdbc() {
        return context.getBean("relayJdbc", JdbcTemplate.class);
    }

    /** All beans of a type. */
    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public long rows(String table) {
        Long rows = jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        return rows == null ? 0 : rows;
    }

    @Override
    public void close() {
        context.close();
    }
}

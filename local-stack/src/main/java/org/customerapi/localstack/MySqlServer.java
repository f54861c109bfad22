package org.customerapi.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.customerapi.localstack.container.Containers;
import org.customerapi.localstack.mysql.MySqlHome;
import org.customerapi.localstack.process.Folders;
import org.customerapi.localstack.process.Launcher;
import org.customerapi.localstack.process.OnceFolder;
import org.customerapi.localstack.process.Probe;
import org.customerapi.localstack.process.Workspace;

/** A MySQL 8.0 in UTC and utf8mb4, as durable as it comes: log flushed at commit, binary log on. */
public final class MySqlServer extends ManagedServer {

    private static final String LOGIN = "customers";

    /** What is the same wherever the server runs. */
    private static final List<String> OPTIONS = List.of(
            "--skip-name-resolve",
            "--mysqlx=OFF",
            "--default-time-zone=+00:00",
            "--character-set-server=utf8mb4",
            "--performance-schema=OFF",
            "--table-open-cache=400",
            "--table-definition-cache=400");

    private final Workspace workspace;

    MySqlServer(Workspace workspace, Place place) {
        super(place);
        this.workspace = workspace;
    }

    public String host() {
        return "127.0.0.1";
    }

    public String user() {
        return LOGIN;
    }

    public String password() {
        return LOGIN;
    }

    public String jdbcUrl(String database) {
        return "jdbc:mysql://" + host() + ":" + port() + "/" + database;
    }

    /** Makes an empty database with a name that was never given before, and returns the name. */
    public String createDatabase() {
        String name = Names.unique().replace('-', '_');
        try (Connection connection = DriverManager.getConnection(jdbcUrl(""), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return name;
        } catch (SQLException failure) {
            throw new IllegalStateException("Could not make database " + name, failure);
        }
    }

    @Override
    protected Launcher container() {
        return Containers.mysql(port(), log(), LOGIN, OPTIONS);
    }

    @Override
    protected void prepare() {
        new OnceFolder(data()).make(this::fill);
        try {
            Files.writeString(accounts(), """
                    CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%1$s';
                    GRANT ALL ON *.* TO '%1$s'@'%%';
                    CREATE DATABASE IF NOT EXISTS %1$s;
                    """.formatted(LOGIN));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void fill(Path data) {
        Folders.copy(home().freshData(workspace.cache()), data);
        // Each server gives itself an id of its own.
        Folders.delete(data.resolve("auto.cnf"));
    }

    @Override
    protected List<String> command() {
        List<String> words = new ArrayList<>(home().options(data()));
        words.addAll(List.of(
                "--port=" + port(),
                "--bind-address=" + host(),
                "--socket=mysql.sock",
                "--pid-file=mysql.pid",
                "--init-file=" + accounts()));
        words.addAll(OPTIONS);
        return words;
    }

    @Override
    protected Map<String, String> environment() {
        return home().environment();
    }

    @Override
    protected boolean answers() {
        return Probe.mysql(port());
    }

    private MySqlHome home() {
        return MySqlHome.of(workspace);
    }

    private Path data() {
        return place().data().resolve("data");
    }

    private Path accounts() {
        return place().data().resolve("accounts.sql");
    }
}

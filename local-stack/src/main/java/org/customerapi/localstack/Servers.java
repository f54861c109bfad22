package org.customerapi.localstack;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The servers that one test class named, all of them answering.
 *
 * <p>{@link #shared} ones are for every test of the JVM and must be left running; what a test does to its
 * {@link #dedicated} ones is its own business.
 */
public final class Servers implements AutoCloseable {

    private final Map<Server, ManagedServer> named;
    private final Runnable end;

    private Servers(Map<Server, ManagedServer> named, Runnable end) {
        this.named = new EnumMap<>(named);
        this.end = end;
    }

    /** The servers of this JVM: each is started when it is first named, and ends with the JVM, not by {@link #close}. */
    public static Servers shared(Server... names) {
        return new Servers(Shared.SERVERS.started(Arrays.asList(names)), () -> {});
    }

    /** New servers on ports and data of their own; {@link #close} ends them and deletes their data. */
    public static Servers dedicated(Server... names) {
        ServerSet servers = new ServerSet();
        return new Servers(servers.started(Arrays.asList(names)), servers::close);
    }

    /** A name that no other call returns: lower-case letters, digits and a hyphen, fit for topics, indexes and buckets. */
    public String namespace() {
        return Names.unique();
    }

    public MySqlServer mysql() {
        return (MySqlServer) get(Server.MYSQL);
    }

    public KafkaServer kafka() {
        return (KafkaServer) get(Server.KAFKA);
    }

    public ElasticsearchServer elasticsearch() {
        return (ElasticsearchServer) get(Server.ELASTICSEARCH);
    }

    public S3Server s3() {
        return (S3Server) get(Server.S3);
    }

    @Override
    public void close() {
        end.run();
    }

    private ManagedServer get(Server server) {
        ManagedServer found = named.get(server);
        if (found == null) {
            throw new IllegalStateException("This test does not name " + server + " among its servers");
        }
        return found;
    }

    private static final class Shared {
        static final ServerSet SERVERS = new ServerSet();
    }
}

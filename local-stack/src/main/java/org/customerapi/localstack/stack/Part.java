package org.customerapi.localstack.stack;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.customerapi.localstack.process.Probe;

/** What the stack is made of, in the order in which it is shown; each part comes after those that it needs. */
public enum Part {
    MYSQL(13306),
    KAFKA(19092),
    ELASTICSEARCH(19200),
    S3(4566),
    WRITE_SERVICE(5001),
    READ_SERVICE(5002),
    S3_SINK(5003),
    GATEWAY(5000);

    private final int usualPort;

    Part(int usualPort) {
        this.usualPort = usualPort;
    }

    public int usualPort() {
        return usualPort;
    }

    /** The environment variable that changes the port. */
    public String portVariable() {
        return name() + "_PORT";
    }

    /** How the part is called in files and on the screen; for a service also the name of its module. */
    public String partName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isService() {
        return compareTo(WRITE_SERVICE) >= 0;
    }

    /** The parts that must answer before this one is started. */
    public List<Part> needs() {
        return switch (this) {
            case MYSQL, KAFKA, ELASTICSEARCH, S3 -> List.of();
            case WRITE_SERVICE -> List.of(MYSQL, KAFKA);
            case READ_SERVICE -> List.of(ELASTICSEARCH, KAFKA);
            case S3_SINK -> List.of(S3, KAFKA);
            case GATEWAY -> List.of(MYSQL, KAFKA, ELASTICSEARCH, S3);
        };
    }

    /** Where the part is found when it listens on that port. */
    public URI address(int port) {
        String scheme = switch (this) {
            case MYSQL -> "mysql";
            case KAFKA -> "kafka";
            default -> "http";
        };
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    /** Whether the part answers on that port now. */
    public boolean answers(int port) {
        return switch (this) {
            case MYSQL -> Probe.mysql(port);
            case KAFKA -> Probe.kafka(port);
            case ELASTICSEARCH -> Probe.http(address(port).resolve("/_cluster/health"));
            case S3 -> Probe.http(address(port));
            default -> Probe.http(address(port).resolve("/health/readiness"));
        };
    }

    /** All services. */
    public static List<Part> services() {
        return Arrays.stream(values()).filter(Part::isService).toList();
    }

    /** All servers. */
    public static List<Part> servers() {
        return Arrays.stream(values()).filter(part -> !part.isService()).toList();
    }
}

package org.customerapi.localstack.container;

import java.util.Map;

/** The images of the servers: those of {@code docker-compose.yml}, under the same variables. */
public enum ServerImage {
    MYSQL("mysql:8.4"),
    KAFKA("apache/kafka:4.1.2"),
    ELASTICSEARCH("docker.elastic.co/elasticsearch/elasticsearch:9.2.4"),
    S3("localstack/localstack:4.10.0");

    private final String usual;

    ServerImage(String usual) {
        this.usual = usual;
    }

    /** The environment variable that names another image. */
    public String variable() {
        return name() + "_IMAGE";
    }

    /** The name of the image, in that environment. */
    public String name(Map<String, String> environment) {
        String named = environment.getOrDefault(variable(), "");
        return named.isEmpty() ? usual : named;
    }
}

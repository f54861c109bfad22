package org.customerapi.localstack;

import java.util.Locale;

import org.customerapi.localstack.process.Workspace;

/** The servers that the services stand on. */
public enum Server {
    MYSQL,
    KAFKA,
    ELASTICSEARCH,
    S3;

    /** How the server is called in files and on the screen. */
    public String partName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A server of this kind that is not started yet. */
    public ManagedServer at(Workspace workspace, Place place) {
        return switch (this) {
            case MYSQL -> new MySqlServer(workspace, place);
            case KAFKA -> new KafkaServer(workspace, place);
            case ELASTICSEARCH -> new ElasticsearchServer(workspace, place);
            case S3 -> new S3Server(workspace, place);
        };
    }
}

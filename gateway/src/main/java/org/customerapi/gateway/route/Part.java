package org.customerapi.gateway.route;

import java.util.List;

/** Who answers a request. */
public enum Part {
    GATEWAY("gateway"),
    WRITE("write-service"),
    READ("read-service"),
    SINK("s3-sink");

    /** The parts that stand behind the gateway. */
    public static final List<Part> BEHIND = List.of(WRITE, READ, SINK);

    private final String title;

    Part(String title) {
        this.title = title;
    }

    /** The name of the service, as in logs and health. */
    public String title() {
        return title;
    }
}

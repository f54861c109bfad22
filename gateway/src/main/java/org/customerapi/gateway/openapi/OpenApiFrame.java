package org.customerapi.gateway.openapi;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the merged document says of the API as a whole. */
final class OpenApiFrame {

    private static final String SCHEME = "bearer";

    private OpenApiFrame() {}

    static ObjectNode of(JsonMapper json) {
        ObjectNode frame = json.createObjectNode().put("openapi", "3.1.0");
        frame.putObject("info")
                .put("title", "Customer API")
                .put("version", "v1")
                .put("description", "Customers: written to MySQL, published by Kafka, searched in Elasticsearch.");
        frame.putArray("servers").addObject().put("url", "/").put("description", "This gateway");
        frame.putArray("security").addObject().putArray(SCHEME);
        frame.putObject("components")
                .putObject("securitySchemes")
                .putObject(SCHEME)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "The access_token that POST /v1/auth/login answers.");
        return frame;
    }
}

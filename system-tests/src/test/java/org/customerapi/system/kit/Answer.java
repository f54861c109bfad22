package org.customerapi.system.kit;

import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer as tests look at it. */
public record Answer(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(response.body());
    }

    public String text(String field) {
        return json().path(field).asString("");
    }

    /** The last part of a problem's type. */
    public String problem() {
        String type = text("type");
        return type.substring(type.lastIndexOf(':') + 1);
    }

    @Override
    public String toString() {
        return status() + " " + response.body();
    }
}

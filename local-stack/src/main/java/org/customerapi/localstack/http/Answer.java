package org.customerapi.localstack.http;

import java.net.http.HttpResponse;
import java.util.List;

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

    /** The header's value, empty when it is missing. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(response.body());
    }

    /** This field, empty when it is missing. */
    public String text(String field) {
        return json().path(field).asString("");
    }

    /** How many items there are on all pages. */
    public long total() {
        return json().at("/page/totalItems").asLong();
    }

    /** What stands at this path in each of the items, in order. */
    public List<String> items(String path) {
        return each("/items", path);
    }

    /** The last part of a problem's type. */
    public String problem() {
        String type = text("type");
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /** The parameters that a problem names. */
    public List<String> badParameters() {
        return each("/errors", "parameter");
    }

    private List<String> each(String array, String path) {
        return json().at(array)
                .valueStream()
                .map(item -> item.at("/" + path).asString(""))
                .toList();
    }

    @Override
    public String toString() {
        return status() + " " + response.body();
    }
}

package org.customerapi.gateway.openapi;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiMergeTest {

    private final JsonMapper json = new JsonMapper();
    private final OpenApiMerge merge = new OpenApiMerge(json);

    @Test
    void bringsTheMethodsOfOnePathTogether() {
        JsonNode paths = merge.add("write-service", document("post", "/v1/customers", "{}"))
                .add("read-service", document("get", "/v1/customers", "{}"))
                .result()
                .path("paths");

        assertThat(paths.path("/v1/customers").propertyNames()).containsExactlyInAnyOrder("post", "get");
    }

    @Test
    void leavesOutWhatNoClientCanReachThroughTheGateway() {
        JsonNode paths = merge.add("write-service", document("get", "/internal/state", "{}"))
                .result()
                .path("paths");

        assertThat(paths.isEmpty()).isTrue();
    }

    @Test
    void keepsAComponentOnceThatTwoPartsDescribeAlike() {
        JsonNode schemas = merge.add("write-service", document("post", "/v1/customers", "{\"type\":\"object\"}"))
                .add("read-service", document("get", "/v1/customers", "{\"type\":\"object\"}"))
                .result()
                .path("components")
                .path("schemas");

        assertThat(schemas.propertyNames()).containsExactly("Customer");
    }

    @Test
    void renamesAComponentThatTwoPartsDescribeDifferentlyAndItsReferences() {
        JsonNode result = merge.add("write-service", document("post", "/v1/customers", "{\"type\":\"object\"}"))
                .add("read-service", document("get", "/v1/customers", "{\"type\":\"array\"}"))
                .result();

        assertThat(result.at("/components/schemas/Customer/type").stringValue()).isEqualTo("object");
        assertThat(result.at("/components/schemas/read-service.Customer/type").stringValue())
                .isEqualTo("array");
        assertThat(reference(result, "post")).isEqualTo("#/components/schemas/Customer");
        assertThat(reference(result, "get")).isEqualTo("#/components/schemas/read-service.Customer");
    }

    @Test
    void namesThePartsThatAreMissing() {
        JsonNode result = merge.add("write-service", null)
                .add("read-service", json.readTree("\"not a document\""))
                .result();

        assertThat(result.path("x-unavailable").valueStream().map(JsonNode::stringValue))
                .containsExactly("write-service", "read-service");
        assertThat(result.path("openapi").stringValue()).startsWith("3.1");
    }

    private static String reference(JsonNode document, String method) {
        return document.at("/paths/~1v1~1customers/" + method + "/responses/200/$ref")
                .stringValue();
    }

    private JsonNode document(String method, String path, String schema) {
        return json.readTree("""
                {"paths":{"%s":{"%s":{"responses":{"200":{"$ref":"#/components/schemas/Customer"}}}}},
                 "components":{"schemas":{"Customer":%s}}}
                """.formatted(path, method, schema));
    }
}

package org.customerapi.gateway.openapi;

import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers the description of the whole API. */
@RestController
class OpenApiController {

    private static final Duration FRESH_FOR = Duration.ofMinutes(5);

    private final JsonNode document;

    OpenApiController(JsonMapper json) {
        this.document = json.valueToTree(OpenApiDocument.read());
    }

    @GetMapping(path = "/v1/openapi", produces = "application/json")
    ResponseEntity<JsonNode> document() {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(FRESH_FOR)).body(document);
    }
}

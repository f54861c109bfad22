package org.customerapi.gateway.openapi;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Answers the document of the whole API. */
@RestController
class OpenApiController {

    private final OpenApi openApi;

    OpenApiController(OpenApi openApi) {
        this.openApi = openApi;
    }

    @GetMapping(path = "/v1/openapi", produces = "application/json")
    ResponseEntity<ObjectNode> document() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(OpenApi.FRESH_FOR))
                .body(openApi.document());
    }
}

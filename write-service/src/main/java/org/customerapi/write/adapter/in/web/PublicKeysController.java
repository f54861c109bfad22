package org.customerapi.write.adapter.in.web;

import java.time.Duration;

import org.springframework.context.annotation.Conditional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.write.application.port.out.PublicKeys;
import org.customerapi.write.config.OnOwnLogin;

/** Publishes the keys by which access tokens are checked. */
@RestController
@Conditional(OnOwnLogin.class)
class PublicKeysController {

    /** A key is published for longer than this before it signs. */
    private static final Duration CACHED = Duration.ofMinutes(5);

    private final PublicKeys keys;

    PublicKeysController(PublicKeys keys) {
        this.keys = keys;
    }

    @GetMapping(path = "/v1/auth/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> jwks() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .body(keys.jwkSet());
    }
}

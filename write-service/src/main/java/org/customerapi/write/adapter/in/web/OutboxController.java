package org.customerapi.write.adapter.in.web;

import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.write.application.port.in.OutboxAdministration;

/** The outbox, for administrators: what waits, and what Kafka refused. */
@RestController
@RequestMapping("/v1/admin/outbox")
class OutboxController {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxController.class);
    private static final int SHOWN = 100;

    private final OutboxAdministration outbox;

    OutboxController(OutboxAdministration outbox) {
        this.outbox = outbox;
    }

    /** How much was released. */
    record ReleaseAnswer(UUID customerId, int events) {}

    @GetMapping
    OutboxAdministration.Overview show() {
        return outbox.overview(SHOWN);
    }

    @PostMapping(path = "/{customerId}/release", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReleaseAnswer release(@PathVariable String customerId, @AuthenticationPrincipal Jwt token) {
        UUID customer = CustomerIds.of(customerId);
        int events = outbox.release(customer);
        LOG.atInfo()
                .addKeyValue("customer", customer)
                .addKeyValue("events", events)
                .addKeyValue("actor", token.getSubject())
                .log("Held events were released");
        return new ReleaseAnswer(customer, events);
    }
}

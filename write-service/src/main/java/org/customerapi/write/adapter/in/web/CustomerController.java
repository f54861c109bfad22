package org.customerapi.write.adapter.in.web;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.contracts.ApiHeaders;
import org.customerapi.contracts.CustomerDocument;
import org.customerapi.contracts.EventHeaders;
import org.customerapi.write.adapter.contract.CustomerDocuments;
import org.customerapi.write.application.port.in.IdempotencyKey;
import org.customerapi.write.application.port.in.Outcome;
import org.customerapi.write.application.port.in.Submission;
import org.customerapi.write.domain.customer.AmendCustomer;
import org.customerapi.write.domain.customer.CustomerCommand;
import org.customerapi.write.domain.customer.CustomerDetails;
import org.customerapi.write.domain.customer.CustomerDraft;
import org.customerapi.write.domain.customer.DeleteCustomer;
import org.customerapi.write.domain.customer.PhoneFormat;
import org.customerapi.write.domain.customer.RegisterCustomer;
import org.customerapi.write.domain.customer.ReplaceCustomer;
import org.customerapi.write.domain.customer.RestoreCustomer;

/**
 * Commands on customers; each answers after its commit. Who takes no JSON is refused before it, as a command that says what it
 * produces does: Spring otherwise looks at {@code Accept} when there is a body to write.
 */
@RestController
@RequestMapping("/v1/customers")
class CustomerController {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final CommandAnswers answers;
    private final JsonBodies bodies;
    private final PhoneFormat phones;
    private final Supplier<UUID> ids;

    CustomerController(CommandAnswers answers, JsonBodies bodies, PhoneFormat phones, Supplier<UUID> ids) {
        this.answers = answers;
        this.bodies = bodies;
        this.phones = phones;
        this.ids = ids;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CustomerDocument> register(
            @RequestBody byte[] body,
            @RequestHeader(name = ApiHeaders.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestHeader(name = EventHeaders.TRACE_PARENT, required = false) @Nullable String traceParent,
            @AuthenticationPrincipal Jwt token) {
        CustomerDraft draft = CustomerJson.read(bodies.object(body));
        CustomerDetails details = CustomerDetails.from(draft, phones);
        CustomerCommand command = new RegisterCustomer(ids.get(), details, token.getSubject());
        Optional<IdempotencyKey> repeatable = Fingerprints.key(key, token.getSubject(), "POST /v1/customers", body);
        Outcome outcome = answers.carryOut(new Submission(command, repeatable, TraceParents.of(traceParent)));
        return ResponseEntity.created(
                        URI.create("/v1/customers/" + outcome.customer().id()))
                .headers(CommandAnswers.headers(outcome))
                .body(CustomerDocuments.of(outcome.customer()));
    }

    @PutMapping(
            path = "/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CustomerDocument> replace(
            @PathVariable String id,
            @RequestBody byte[] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = EventHeaders.TRACE_PARENT, required = false) @Nullable String traceParent,
            @AuthenticationPrincipal Jwt token) {
        CustomerDraft draft = CustomerJson.readWhole(bodies.object(body));
        CustomerDetails details = CustomerDetails.from(draft, phones);
        CustomerCommand command =
                new ReplaceCustomer(CustomerIds.of(id), details, IfMatch.parse(ifMatch), token.getSubject());
        return changed(answers.carryOut(new Submission(command, Optional.empty(), TraceParents.of(traceParent))));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CustomerDocument> amend(
            @PathVariable String id,
            @RequestBody byte[] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = EventHeaders.TRACE_PARENT, required = false) @Nullable String traceParent,
            @AuthenticationPrincipal Jwt token) {
        MergePatch patch = new MergePatch(bodies.object(body), bodies.mapper(), phones);
        CustomerCommand command =
                new AmendCustomer(CustomerIds.of(id), patch, IfMatch.parse(ifMatch), token.getSubject());
        return changed(answers.carryOut(new Submission(command, Optional.empty(), TraceParents.of(traceParent))));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = EventHeaders.TRACE_PARENT, required = false) @Nullable String traceParent,
            @AuthenticationPrincipal Jwt token) {
        CustomerCommand command = new DeleteCustomer(CustomerIds.of(id), IfMatch.parse(ifMatch), token.getSubject());
        Outcome outcome = answers.carryOut(new Submission(command, Optional.empty(), TraceParents.of(traceParent)));
        return ResponseEntity.noContent()
                .headers(CommandAnswers.headers(outcome))
                .build();
    }

    @PostMapping(path = "/{id}/restore", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CustomerDocument> restore(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = ApiHeaders.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestHeader(name = EventHeaders.TRACE_PARENT, required = false) @Nullable String traceParent,
            @AuthenticationPrincipal Jwt token) {
        CustomerCommand command = new RestoreCustomer(CustomerIds.of(id), IfMatch.parse(ifMatch), token.getSubject());
        Optional<IdempotencyKey> repeatable =
                Fingerprints.key(key, token.getSubject(), "POST /v1/customers/" + id + "/restore", new byte[0]);
        return changed(answers.carryOut(new Submission(command, repeatable, TraceParents.of(traceParent))));
    }

    private static ResponseEntity<CustomerDocument> changed(Outcome outcome) {
        return ResponseEntity.ok()
                .headers(CommandAnswers.headers(outcome))
                .body(CustomerDocuments.of(outcome.customer()));
    }
}

package org.customerapi.sink.adapter.in.web;

import java.io.IOException;
import java.security.Principal;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.sink.application.port.in.RetractArchive;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;

/** Takes ranges out of the archive and puts them back. */
@RestController
@RequestMapping("/v1/admin/archive/retractions")
class RetractionsController {

    private final RetractArchive retract;
    private final ArchivedTopic archived;
    private final JsonAnswer answer;

    RetractionsController(RetractArchive retract, ArchivedTopic archived, JsonMapper json) {
        this.retract = retract;
        this.archived = archived;
        this.answer = new JsonAnswer(json);
    }

    /** Takes a range out. */
    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    void retract(@RequestBody JsonNode body, Principal caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Input.refuseParameters(request);
        Order order = Order.read(Input.ofBody(body));
        Partition partition = new Partition(archived.name(), order.partition());
        answer.send(
                response,
                HttpStatus.CREATED,
                () -> RetractionView.of(retract.retract(partition, order.range(), caller.getName(), order.reason())));
    }

    /** All that was taken out, also what was put back. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    void retractions(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Input.refuseParameters(request);
        answer.send(
                response,
                HttpStatus.OK,
                () -> retract.retractions().stream().map(RetractionView::of).toList());
    }

    /** Puts it back. */
    @PostMapping(path = "/{id}/undo", produces = MediaType.APPLICATION_JSON_VALUE)
    void undo(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Input.refuseParameters(request);
        answer.send(response, HttpStatus.OK, () -> RetractionView.of(retract.undo(id)));
    }

    /** Archives the range again from Kafka. */
    @PostMapping(path = "/{id}/rearchive", produces = MediaType.APPLICATION_JSON_VALUE)
    void rearchive(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Input.refuseParameters(request);
        answer.send(response, HttpStatus.OK, () -> RetractionView.of(retract.rearchive(id)));
    }

    /** What is to be taken out, and why. */
    record Order(int partition, OffsetRange range, String reason) {

        private static final Set<String> FIELDS = Set.of("partition", "firstOffset", "lastOffset", "reason");

        /** @throws InvalidInputException when it cannot be meant */
        static Order read(Input input) {
            input.only(FIELDS).required("partition").required("firstOffset").required("lastOffset");
            String reason = input.text("reason", "(?s).*", "has to be a text");
            SelectionView range = SelectionView.read(input);
            input.check();
            return new Order(
                    Objects.requireNonNull(range.partition()), range.offsets(), Objects.requireNonNullElse(reason, ""));
        }
    }
}

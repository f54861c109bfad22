package org.customerapi.sink.adapter.in.web;

import java.io.IOException;
import java.security.Principal;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
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
    void retract(@RequestBody Order order, Principal caller, HttpServletResponse response) throws IOException {
        Partition partition = new Partition(archived.name(), order.requiredPartition());
        OffsetRange range = order.range();
        String reason = order.reason() == null ? "" : order.reason();
        answer.send(
                response,
                HttpStatus.CREATED,
                () -> RetractionView.of(retract.retract(partition, range, caller.getName(), reason)));
    }

    /** All that was taken out, also what was put back. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    void retractions(HttpServletResponse response) throws IOException {
        answer.send(
                response,
                HttpStatus.OK,
                () -> retract.retractions().stream().map(RetractionView::of).toList());
    }

    /** Puts it back. */
    @PostMapping(path = "/{id}/undo", produces = MediaType.APPLICATION_JSON_VALUE)
    void undo(@PathVariable String id, HttpServletResponse response) throws IOException {
        answer.send(response, HttpStatus.OK, () -> RetractionView.of(retract.undo(id)));
    }

    /** Archives the range again from Kafka. */
    @PostMapping(path = "/{id}/rearchive", produces = MediaType.APPLICATION_JSON_VALUE)
    void rearchive(@PathVariable String id, HttpServletResponse response) throws IOException {
        answer.send(response, HttpStatus.OK, () -> RetractionView.of(retract.rearchive(id)));
    }

    /** What is to be taken out, and why. */
    record Order(
            @Nullable Integer partition,
            @Nullable Long firstOffset,
            @Nullable Long lastOffset,
            @Nullable String reason) {

        int requiredPartition() {
            if (partition == null) {
                throw new IllegalArgumentException("partition is required");
            }
            return partition;
        }

        OffsetRange range() {
            if (firstOffset == null || lastOffset == null || lastOffset == Long.MAX_VALUE) {
                throw new IllegalArgumentException("firstOffset and lastOffset are required");
            }
            return new OffsetRange(firstOffset, lastOffset + 1);
        }
    }
}

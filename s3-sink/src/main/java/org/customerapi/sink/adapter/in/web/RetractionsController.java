package org.customerapi.sink.adapter.in.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.sink.application.port.in.RetractArchive;
import org.customerapi.sink.domain.OffsetRange;
import org.customerapi.sink.domain.Partition;
import org.customerapi.sink.domain.Retraction;

/** Takes ranges out of the archive and puts them back. */
@RestController
@RequestMapping("/v1/admin/archive/retractions")
class RetractionsController {

    private final RetractArchive retract;
    private final ArchivedTopic archived;

    RetractionsController(RetractArchive retract, ArchivedTopic archived) {
        this.retract = retract;
        this.archived = archived;
    }

    /** Takes a range out. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RetractionView retract(@RequestBody Order order, Principal caller) {
        return RetractionView.of(retract.retract(
                new Partition(archived.name(), order.requiredPartition()),
                order.range(),
                caller.getName(),
                order.reason() == null ? "" : order.reason()));
    }

    /** All that was taken out, also what was put back. */
    @GetMapping
    List<RetractionView> retractions() {
        return retract.retractions().stream().map(RetractionView::of).toList();
    }

    /** Puts it back. */
    @PostMapping("/{id}/undo")
    RetractionView undo(@PathVariable String id) {
        return RetractionView.of(retract.undo(id));
    }

    /** Archives the range again from Kafka. */
    @PostMapping("/{id}/rearchive")
    RetractionView rearchive(@PathVariable String id) {
        return RetractionView.of(retract.rearchive(id));
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

    /** A retraction as clients see it. */
    record RetractionView(
            String id,
            int partition,
            long firstOffset,
            long lastOffset,
            long objects,
            long records,
            String by,
            Instant at,
            String reason,
            @Nullable Instant undoneAt) {

        static RetractionView of(Retraction retraction) {
            return new RetractionView(
                    retraction.id(),
                    retraction.partition().number(),
                    retraction.range().first(),
                    retraction.range().last(),
                    retraction.objects(),
                    retraction.records(),
                    retraction.by(),
                    retraction.at(),
                    retraction.reason(),
                    retraction.undoneAt());
        }
    }
}

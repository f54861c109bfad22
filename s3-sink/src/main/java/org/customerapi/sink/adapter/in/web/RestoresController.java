package org.customerapi.sink.adapter.in.web;

import java.io.IOException;
import java.time.Instant;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.sink.application.port.in.RestoreArchive;
import org.customerapi.sink.domain.Progress;
import org.customerapi.sink.domain.Selection;
import org.customerapi.web.KeptAliveAnswer;

/** Writes archived records back to Kafka. */
@RestController
@RequestMapping("/v1/admin/archive/restores")
class RestoresController {

    private final RestoreArchive restore;
    private final ArchivedTopic archived;
    private final JsonMapper json;

    RestoresController(RestoreArchive restore, ArchivedTopic archived, JsonMapper json) {
        this.restore = restore;
        this.archived = archived;
        this.json = json;
    }

    /** Restores while the client waits: a line after each object, and one with {@code "done":true} at the end. */
    @PostMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    void restore(@RequestBody Order order, HttpServletResponse response) throws IOException {
        String target = order.requiredTopic();
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        KeptAliveAnswer.lines(response, out -> {
            LineStream lines = new LineStream(out, json);
            Progress done = restore.restore(
                    archived.name(),
                    order.selection(),
                    target,
                    progress -> lines.write(ProgressLine.of(progress, false)));
            lines.write(ProgressLine.of(done, true));
        });
    }

    /**
     * What is to be restored.
     *
     * @param topic where to
     */
    record Order(
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long firstOffset,
            @Nullable Long lastOffset,
            @Nullable Instant from,
            @Nullable Instant until) {

        String requiredTopic() {
            if (topic == null || !topic.matches("[A-Za-z0-9._-]{1,249}")) {
                throw new IllegalArgumentException("topic has to be the name of a Kafka topic");
            }
            return topic;
        }

        Selection selection() {
            return new SelectionView(partition, firstOffset, lastOffset, from, until).selection();
        }
    }

    /** How far it is. */
    record ProgressLine(long objects, long records, long skipped, boolean done) {
        static ProgressLine of(Progress progress, boolean done) {
            return new ProgressLine(progress.objects(), progress.records(), progress.skipped(), done);
        }
    }
}

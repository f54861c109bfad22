package org.customerapi.sink.adapter.in.web;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.sink.application.port.in.RestoreArchive;
import org.customerapi.sink.domain.Progress;
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

    /**
     * Restores while the client waits: a line after each object, and one with {@code "done":true} at the end. An interrupt
     * would leave a transaction open, and its readers waiting; the line after the object at hand ends it soon enough.
     */
    @PostMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    void restore(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Input.refuseParameters(request);
        Order order = Order.read(Input.ofBody(body));
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        KeptAliveAnswer.ofChange(response, out -> {
            LineStream lines = new LineStream(out, json);
            Progress done = restore.restore(
                    archived.name(),
                    order.selection().selection(),
                    order.topic(),
                    progress -> lines.write(ProgressLine.of(progress, false)));
            lines.write(ProgressLine.of(done, true));
        });
    }

    /**
     * What is to be restored.
     *
     * @param topic where to
     */
    record Order(String topic, SelectionView selection) {

        private static final Set<String> FIELDS = Stream.concat(Stream.of("topic"), SelectionView.FIELDS.stream())
                .collect(Collectors.toUnmodifiableSet());
        private static final String TOPIC_NAME = "[A-Za-z0-9._-]{1,249}";

        /** @throws InvalidInputException when it cannot be meant */
        static Order read(Input input) {
            String topic = input.only(FIELDS)
                    .required("topic")
                    .text("topic", TOPIC_NAME, "has to be the name of a Kafka topic");
            SelectionView selection = SelectionView.read(input);
            input.check();
            return new Order(Objects.requireNonNull(topic), selection);
        }
    }

    /** How far it is. */
    record ProgressLine(long objects, long records, long skipped, boolean done) {
        static ProgressLine of(Progress progress, boolean done) {
            return new ProgressLine(progress.objects(), progress.records(), progress.skipped(), done);
        }
    }
}

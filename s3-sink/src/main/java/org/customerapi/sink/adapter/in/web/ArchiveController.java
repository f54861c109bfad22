package org.customerapi.sink.adapter.in.web;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.sink.application.port.in.ListArchive;
import org.customerapi.sink.application.port.in.VerifyArchive;
import org.customerapi.web.KeptAliveAnswer;

/** Looks into the archive, for administrators. */
@RestController
@RequestMapping("/v1/admin/archive")
class ArchiveController {

    private final ListArchive list;
    private final VerifyArchive verify;
    private final ArchivedTopic archived;
    private final JsonMapper json;

    ArchiveController(ListArchive list, VerifyArchive verify, ArchivedTopic archived, JsonMapper json) {
        this.list = list;
        this.verify = verify;
        this.archived = archived;
        this.json = json;
    }

    /** What is archived, by partition. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    void summary(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Input.refuseParameters(request);
        new JsonAnswer(json).send(response, HttpStatus.OK, this::view);
    }

    private ArchiveView view() {
        List<PartitionView> partitions =
                list.summarize(archived.name()).stream().map(PartitionView::of).toList();
        return new ArchiveView(archived.name(), partitions);
    }

    /** Walks the archive; a line for each finding as it is met, and at the end one with the verdict. */
    @GetMapping(path = "/verify", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void verify(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Input input = Input.ofQuery(request).only(Set.of("content"));
        boolean content = input.flag("content", true);
        input.check();
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        KeptAliveAnswer.ofReading(response, out -> {
            LineStream lines = new LineStream(out, json);
            lines.write(VerdictLine.of(
                    verify.verify(archived.name(), content, finding -> lines.write(FindingLine.of(finding)))));
        });
    }

    /** The headers alone: a walk for a HEAD would read everything for nobody, and never find out that nobody is there. */
    @RequestMapping(path = "/verify", method = RequestMethod.HEAD)
    void headOfVerification(HttpServletResponse response) {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    }
}

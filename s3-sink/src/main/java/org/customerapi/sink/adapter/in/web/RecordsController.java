package org.customerapi.sink.adapter.in.web;

import java.io.IOException;
import java.time.Instant;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.sink.application.port.in.PrintArchive;
import org.customerapi.web.KeptAliveAnswer;

/** Shows archived records. */
@RestController
@RequestMapping("/v1/admin/archive/records")
class RecordsController {

    private final PrintArchive print;
    private final ArchivedTopic archived;

    RecordsController(PrintArchive print, ArchivedTopic archived) {
        this.print = print;
        this.archived = archived;
    }

    /** The selected records, one line of JSON each, as they stand in the archive. */
    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    void records(
            @RequestParam(required = false) @Nullable Integer partition,
            @RequestParam(required = false) @Nullable Long firstOffset,
            @RequestParam(required = false) @Nullable Long lastOffset,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            HttpServletResponse response)
            throws IOException {
        SelectionView selection = new SelectionView(partition, firstOffset, lastOffset, from, until);
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        KeptAliveAnswer.lines(response, out -> print.print(archived.name(), selection.selection(), out));
    }
}

package org.customerapi.sink.adapter.in.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
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
    void records(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Input input = Input.ofQuery(request).only(SelectionView.FIELDS);
        SelectionView selection = SelectionView.read(input);
        input.check();
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        KeptAliveAnswer.ofReading(response, out -> print.print(archived.name(), selection.selection(), out));
    }

    /** The headers alone, as of a verification. */
    @RequestMapping(method = RequestMethod.HEAD)
    void head(HttpServletResponse response) {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    }
}

package org.customerapi.read.adapter.in.web;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.read.application.port.in.ReadHistory;
import org.customerapi.read.domain.History;
import org.customerapi.read.domain.PageNumber;

/** A customer's changes. */
@RestController
class HistoryController {

    private final ReadHistory histories;

    HistoryController(ReadHistory histories) {
        this.histories = histories;
    }

    @GetMapping("/v1/customers/{id}/history")
    ResponseEntity<HistoryAnswer> history(@PathVariable String id, HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(Set.of("after", "size"));
        int size = parameters.number("size", PageNumber.DEFAULT_SIZE, 1, PageNumber.MAX_SIZE);
        int after = parameters.number("after", 0, 0, Integer.MAX_VALUE);
        parameters.check();
        History history = histories.read(CustomerId.of(id), after, size, ReadAfterWriteReader.read(request));
        String next = history.hasMore() ? NextLink.of(request, "after", String.valueOf(history.lastShown())) : null;
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        if (next != null) {
            response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return response.body(
                new HistoryAnswer(history.entries(), new HistoryAnswer.Position(size, history.lastVersion(), next)));
    }
}

package org.customerapi.read.adapter.in.web;

import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.read.application.port.in.ReviewDeadLetters;
import org.customerapi.read.domain.DeadLetter;
import org.customerapi.read.domain.PageNumber;

/** Events that could not be applied. */
@RestController
@RequestMapping("/v1/admin/dead-letters")
class DeadLetterController {

    private final ReviewDeadLetters letters;

    DeadLetterController(ReviewDeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping
    DeadLetterAnswer list(HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(Set.of("before", "size"));
        int size = parameters.number("size", PageNumber.DEFAULT_SIZE, 1, PageNumber.MAX_SIZE);
        int before = parameters.number("before", Integer.MAX_VALUE, 0, Integer.MAX_VALUE);
        parameters.check();
        List<DeadLetter> found = letters.list(before, size + 1);
        boolean more = found.size() > size;
        List<DeadLetter> shown = more ? found.subList(0, size) : found;
        String next = more
                ? NextLink.of(request, "before", String.valueOf(shown.getLast().id()))
                : null;
        return new DeadLetterAnswer(shown, next);
    }

    @GetMapping("/{id:\\d{1,18}}")
    DeadLetter show(@PathVariable long id) {
        return letters.show(id);
    }

    @DeleteMapping("/{id:\\d{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable long id) {
        letters.dismiss(id);
    }

    @PostMapping("/{id:\\d{1,18}}/requeue")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void requeue(@PathVariable long id) {
        letters.requeue(id);
    }
}

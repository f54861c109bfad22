package org.customerapi.read.adapter.in.web;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.read.application.port.in.RebuildReadModel;

/** Rebuilds of the read model. */
@RestController
@RequestMapping("/v1/admin/read-model")
class RebuildController {

    private final RebuildReadModel rebuilds;

    RebuildController(RebuildReadModel rebuilds) {
        this.rebuilds = rebuilds;
    }

    @PostMapping(path = "/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    RebuildAnswer start(HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(Set.of("restoredFrom"));
        String restoredFrom = parameters.text("restoredFrom");
        parameters.check();
        return RebuildAnswer.of(rebuilds.start(restoredFrom));
    }

    @PostMapping(path = "/swap-back", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    RebuildAnswer swapBack() {
        return RebuildAnswer.of(rebuilds.swapBack());
    }

    @GetMapping("/rebuild")
    RebuildAnswer status() {
        return RebuildAnswer.of(rebuilds.status());
    }
}

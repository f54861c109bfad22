package org.customerapi.read.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.read.application.port.in.RebuildReadModel;

/** Rebuilds of the read model. */
@RestController
@RequestMapping("/v1/admin/read-model")
@Tag(name = "Administration: read model")
class RebuildController {

    private final RebuildReadModel rebuilds;

    RebuildController(RebuildReadModel rebuilds) {
        this.rebuilds = rebuilds;
    }

    @PostMapping("/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Build the next index from the log, and let it answer once it holds as much as the old one")
    RebuildAnswer start() {
        return RebuildAnswer.of(rebuilds.start());
    }

    @PostMapping("/swap-back")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Bring the index before up to date, and let it answer again")
    RebuildAnswer swapBack() {
        return RebuildAnswer.of(rebuilds.swapBack());
    }

    @GetMapping("/rebuild")
    @Operation(summary = "How far the last rebuild is that this instance began")
    RebuildAnswer status() {
        return RebuildAnswer.of(rebuilds.status());
    }
}

package org.customerapi.read.adapter.in.web;

import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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
    @Parameter(
            name = "restoredFrom",
            in = ParameterIn.QUERY,
            description = "A topic that old events were restored to from the archive; read beside the log")
    RebuildAnswer start(HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(Set.of("restoredFrom"));
        String restoredFrom = parameters.text("restoredFrom");
        parameters.check();
        return RebuildAnswer.of(rebuilds.start(restoredFrom));
    }

    @PostMapping("/swap-back")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Bring the index before up to date, and let it answer again")
    RebuildAnswer swapBack() {
        return RebuildAnswer.of(rebuilds.swapBack());
    }

    @GetMapping("/rebuild")
    @Operation(summary = "How far the last rebuild is, whichever instance began it")
    RebuildAnswer status() {
        return RebuildAnswer.of(rebuilds.status());
    }
}

package org.customerapi.read.adapter.in.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.read.application.port.in.InspectReadModel;
import org.customerapi.read.domain.ReadModelState;

/** What the read model is. */
@RestController
class ReadModelController {

    private final InspectReadModel readModel;

    ReadModelController(InspectReadModel readModel) {
        this.readModel = readModel;
    }

    @GetMapping("/v1/admin/read-model")
    ReadModelState show() {
        return readModel.inspect();
    }
}

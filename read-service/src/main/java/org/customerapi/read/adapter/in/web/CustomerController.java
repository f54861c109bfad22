package org.customerapi.read.adapter.in.web;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.in.FindCustomer;
import org.customerapi.read.domain.StatusFilter;

/** One customer. */
@RestController
@RequestMapping("/v1/customers")
class CustomerController {

    private final FindCustomer customers;
    private final JsonMapper json;

    CustomerController(FindCustomer customers, JsonMapper json) {
        this.customers = customers;
        this.json = json;
    }

    @GetMapping("/{id}")
    ResponseEntity<Object> get(@PathVariable String id, HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(Set.of("status", "fields"));
        StatusFilter status = FilterReader.status(parameters);
        FieldSelection fields = FieldSelection.read(parameters);
        parameters.check();
        CustomerDocument customer = customers.find(CustomerId.of(id), status, ReadAfterWriteReader.read(request));
        return ResponseEntity.ok().eTag("\"" + customer.version() + "\"").body(fields.of(customer, json));
    }
}

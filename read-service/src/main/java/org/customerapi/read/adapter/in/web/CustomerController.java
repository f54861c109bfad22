package org.customerapi.read.adapter.in.web;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.contracts.CustomerDocument;
import org.customerapi.read.application.port.in.FindCustomer;
import org.customerapi.read.domain.CustomerNotFound;
import org.customerapi.read.domain.StatusFilter;

/** One customer. */
@RestController
@RequestMapping("/v1/customers")
@Tag(name = "Customers: reads")
class CustomerController {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final FindCustomer customers;

    CustomerController(FindCustomer customers) {
        this.customers = customers;
    }

    @GetMapping("/{id}")
    @Operation(summary = "One customer, as of its last applied change")
    @ReadAfterWriteParameters
    ResponseEntity<CustomerDocument> get(@PathVariable String id, HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(Set.of("status"));
        StatusFilter status = FilterReader.status(parameters);
        parameters.check();
        CustomerDocument customer = customers.find(customerId(id), status, ReadAfterWriteReader.read(request));
        return ResponseEntity.ok().eTag("\"" + customer.version() + "\"").body(customer);
    }

    private static UUID customerId(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new CustomerNotFound(text);
        }
        return UUID.fromString(text);
    }
}

package org.customerapi.read.adapter.in.web;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.read.application.port.in.SearchCustomers;
import org.customerapi.read.domain.CompleteUpTo;
import org.customerapi.read.domain.CustomerFilter;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.CustomerSort;
import org.customerapi.read.domain.PageNumber;

/** Pages of customers. */
@RestController
@Tag(name = "Customers: reads")
class CustomerListController {

    private static final Set<String> PARAMETERS = Stream.concat(
                    FilterReader.PARAMETERS.stream(), Stream.of("sort", "page", "size"))
            .collect(Collectors.toUnmodifiableSet());

    private final SearchCustomers customers;

    CustomerListController(SearchCustomers customers) {
        this.customers = customers;
    }

    @GetMapping("/v1/customers")
    @Operation(summary = "List and search customers")
    @FilterParameters
    @ReadAfterWriteParameters
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "For example -createdAt,lastName")
    @Parameter(name = "page", in = ParameterIn.QUERY, description = "1-based, up to 10,000 rows deep")
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "1 to 1000, 20 by default")
    ResponseEntity<CustomerListAnswer> list(HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(PARAMETERS);
        CustomerQuery query = query(parameters);
        parameters.check();
        CompleteUpTo<CustomerPage> found = customers.search(query, ReadAfterWriteReader.read(request));
        String next = next(request, query.page(), found.answer().totalItems());
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        if (next != null) {
            response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return response.body(answer(query.page(), found, next));
    }

    private static CustomerQuery query(QueryParameters parameters) {
        CustomerFilter filter = FilterReader.read(parameters);
        CustomerSort sort = SortReader.read(parameters, filter.text() != null);
        int size = parameters.number("size", PageNumber.DEFAULT_SIZE, 1, PageNumber.MAX_SIZE);
        PageNumber page = new PageNumber(parameters.number("page", 1, 1, PageNumber.MAX_DEPTH), size);
        if (!page.isReachable()) {
            parameters.refuse("page", "Pages reach " + PageNumber.MAX_DEPTH + " rows deep; a cursor reaches further.");
        }
        return new CustomerQuery(filter, sort, page);
    }

    private static CustomerListAnswer answer(PageNumber page, CompleteUpTo<CustomerPage> found, @Nullable String next) {
        CustomerPage customers = found.answer();
        CustomerListAnswer.Position position = new CustomerListAnswer.Position(
                page.size(), page.number(), customers.totalItems(), customers.totalPages(page.size()), next);
        return new CustomerListAnswer(customers.items(), position, found.asOf());
    }

    private static @Nullable String next(HttpServletRequest request, PageNumber page, long totalItems) {
        boolean last = (long) page.number() * page.size() >= totalItems;
        return last || !page.next().isReachable()
                ? null
                : NextLink.of(request, "page", String.valueOf(page.number() + 1));
    }
}

package org.customerapi.read.adapter.in.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.contracts.ApiHeaders;
import org.customerapi.read.application.port.in.SearchCustomers;
import org.customerapi.read.domain.CompleteUpTo;
import org.customerapi.read.domain.CursorPosition;
import org.customerapi.read.domain.CustomerPage;
import org.customerapi.read.domain.CustomerQuery;
import org.customerapi.read.domain.Facet;
import org.customerapi.read.domain.InvalidQuery;
import org.customerapi.read.domain.PageNumber;
import org.customerapi.read.domain.ReadAfterWrite;
import org.customerapi.read.domain.Slice;

/** Pages of customers. */
@RestController
@Tag(name = "Customers: reads")
class CustomerListController {

    private static final Set<String> PARAMETERS =
            Selection.parametersAnd("page", "size", "cursor", "snapshot", "facets", "fields");

    private final SearchCustomers customers;
    private final CursorCodec cursors;
    private final JsonMapper json;

    CustomerListController(SearchCustomers customers, CursorCodec cursors, JsonMapper json) {
        this.customers = customers;
        this.cursors = cursors;
        this.json = json;
    }

    @GetMapping("/v1/customers")
    @Operation(summary = "List and search customers")
    @FilterParameters
    @ReadAfterWriteParameters
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "For example -createdAt,lastName")
    @Parameter(name = "page", in = ParameterIn.QUERY, description = "1-based, up to 10,000 rows deep")
    @Parameter(name = "size", in = ParameterIn.QUERY, description = "1 to 1000, 20 by default")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "From page.next of the page before; any depth")
    @Parameter(name = "snapshot", in = ParameterIn.QUERY, description = "true: the whole walk sees one point in time")
    @Parameter(name = "facets", in = ParameterIn.QUERY, description = "Any of country, city, company, tag, status")
    @Parameter(name = "fields", in = ParameterIn.QUERY, description = "Fields to show, separated by commas")
    ResponseEntity<CustomerListAnswer> list(HttpServletRequest request) {
        QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(PARAMETERS);
        CustomerQuery query = query(parameters);
        FieldSelection fields = FieldSelection.read(parameters);
        parameters.check();
        CompleteUpTo<CustomerPage> found = customers.search(query, writesToSee(request, query.slice()));
        String next = next(request, parameters, query.slice(), found.answer().next());
        ResponseEntity.BodyBuilder response = ResponseEntity.ok();
        if (next != null) {
            response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return response.body(answer(query.slice(), found, fields, next));
    }

    private static @Nullable ReadAfterWrite writesToSee(HttpServletRequest request, Slice slice) {
        ReadAfterWrite after = ReadAfterWriteReader.read(request);
        if (after != null && slice instanceof CursorPosition position && position.isPinned()) {
            throw new InvalidQuery(
                    ApiHeaders.CONSISTENCY_TOKEN, "It can be given with the first page of a snapshot only.");
        }
        return after;
    }

    private CustomerQuery query(QueryParameters parameters) {
        Selection selection = Selection.read(parameters);
        Slice slice = new SliceReader(cursors).read(parameters, cursorOwner(parameters));
        return new CustomerQuery(selection.filter(), selection.sort(), slice, FacetReader.read(parameters), true);
    }

    /** The query that a cursor belongs to. */
    private static String cursorOwner(QueryParameters parameters) {
        return parameters.canonical(Selection.PARAMETERS);
    }

    private CustomerListAnswer answer(
            Slice slice, CompleteUpTo<CustomerPage> found, FieldSelection fields, @Nullable String next) {
        CustomerPage page = found.answer();
        CustomerListAnswer.Position position = new CustomerListAnswer.Position(
                slice.size(), slice.number(), page.totalItems(), page.totalPages(slice.size()), next);
        List<Object> items =
                page.items().stream().map(item -> fields.of(item, json)).toList();
        return new CustomerListAnswer(items, position, facets(page.facets()), found.asOf());
    }

    private static @Nullable Map<String, List<Facet.Count>> facets(Map<Facet, List<Facet.Count>> counts) {
        Map<String, List<Facet.Count>> named = new TreeMap<>();
        counts.forEach((facet, values) -> named.put(facet.label(), values));
        return named.isEmpty() ? null : named;
    }

    /** By page number for who pages by number, as deep as that goes; else by cursor. */
    private @Nullable String next(
            HttpServletRequest request, QueryParameters parameters, Slice slice, @Nullable CursorPosition next) {
        if (next == null) {
            return null;
        }
        if (slice instanceof PageNumber page && page.next().isReachable()) {
            return NextLink.of(request, "page", String.valueOf(page.next().number()));
        }
        return NextLink.of(request, "cursor", cursors.encode(next, cursorOwner(parameters)));
    }
}

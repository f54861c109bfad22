package org.customerapi.read.adapter.in.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import org.customerapi.read.application.port.in.CustomerStream;
import org.customerapi.read.application.port.in.ExportCustomers;
import org.customerapi.read.domain.CustomerJson;
import org.customerapi.read.domain.ReadAfterWrite;
import org.customerapi.web.StreamedAnswer;

/** Streams all customers that match, on the request's own (virtual) thread: a client that goes away ends it at once. */
@RestController
class ExportController {

    private static final String PATH = "/v1/customers/export";
    private static final Set<String> PARAMETERS = Selection.parametersAnd("format");

    private final ExportCustomers exports;
    private final JsonMapper json;
    private final Clock clock;

    ExportController(ExportCustomers exports, JsonMapper json, Clock clock) {
        this.exports = exports;
        this.json = json;
        this.clock = clock;
    }

    /** What is asked for, once all of it is found valid. */
    private record Export(
            Selection selection,
            ExportFormat format,
            @Nullable ReadAfterWrite after) {

        static Export read(HttpServletRequest request) {
            QueryParameters parameters = new QueryParameters(request.getParameterMap()).only(PARAMETERS);
            Selection selection = Selection.read(parameters);
            ExportFormat format = parameters
                    .value("format", ExportFormat::of, "It has to be csv, ndjson or xlsx.")
                    .orElse(ExportFormat.CSV);
            parameters.check();
            return new Export(selection, format, ReadAfterWriteReader.read(request));
        }
    }

    @GetMapping(PATH)
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Export export = Export.read(request);
        StreamedAnswer.send(response, out -> send(export, response, out));
    }

    private void send(Export export, HttpServletResponse response, OutputStream out) throws IOException {
        Selection selection = export.selection();
        try (CustomerStream customers = exports.open(selection.filter(), selection.sort(), export.after())) {
            describe(response, export.format());
            send(customers, export.format().writer(out, json));
        }
    }

    /** The headers alone: a walk for a HEAD would read everything for nobody, and never find out that nobody is there. */
    @RequestMapping(path = PATH, method = RequestMethod.HEAD)
    void head(HttpServletRequest request, HttpServletResponse response) {
        describe(response, Export.read(request).format());
    }

    private void describe(HttpServletResponse response, ExportFormat format) {
        String name = "customers-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "." + format.label();
        response.setContentType(format.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    private static void send(CustomerStream customers, CustomerWriter writer) throws IOException {
        for (List<CustomerJson> part = customers.next(); !part.isEmpty(); part = customers.next()) {
            for (CustomerJson customer : part) {
                writer.write(customer);
            }
            writer.flush();
        }
        writer.finish();
    }
}
